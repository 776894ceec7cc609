import type { ChannelId } from '@parley/protocol';
import { createStore, type StoreApi } from 'zustand/vanilla';

/**
 * So long after views followed the state much is still being said, in milliseconds: at ten messages a second and more
 * there is hardly a longer rest between two.
 */
const busyForMs = 150;

export interface Surroundings {
  readonly navigate: (channelId: ChannelId) => void;
  /** Runs what it is given when the next frame has been handed to the screen. */
  readonly afterFrame: (run: () => void) => void;
  /** In milliseconds. */
  readonly now: () => number;
}

export interface Going {
  /** The channel whose row looks open already, while the channel itself is still to be drawn. */
  readonly ahead: StoreApi<ChannelId | null>;
  /** Views have followed the state. */
  noteFollowed(): void;
  go(channelId: ChannelId): void;
  /** Somebody has gone elsewhere. */
  giveUp(): void;
}

/**
 * Leads to a channel. While the page has its hands full of messages the row answers first, in a frame of its own, and
 * the channel is drawn after it: what was clicked must not wait for all that it brings.
 */
export function createGoing({ navigate, afterFrame, now }: Surroundings): Going {
  const ahead = createStore<ChannelId | null>(() => null);
  let followedAt = Number.NEGATIVE_INFINITY;
  return {
    ahead,
    noteFollowed() {
      followedAt = now();
    },
    go(channelId) {
      if (now() - followedAt > busyForMs) {
        ahead.setState(null, true);
        navigate(channelId);
        return;
      }
      ahead.setState(channelId, true);
      afterFrame(() => {
        // Somebody who chose again, or went elsewhere, does not come by here.
        if (ahead.getState() !== channelId) return;
        ahead.setState(null, true);
        navigate(channelId);
      });
    },
    giveUp: () => ahead.setState(null, true),
  };
}
