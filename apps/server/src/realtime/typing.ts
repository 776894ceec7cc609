import { channelStream, type TypingPlace, typingRepeatMs, typingUpdated } from '@parley/protocol';
import type { PresenceAccess } from '../platform/access.js';
import type { LiveServer, LiveSocket } from './live-server.js';

export interface TypingParts {
  readonly io: LiveServer;
  readonly access: Pick<PresenceAccess, 'permitTyping'>;
  /** Epoch ms. */
  readonly now: () => number;
}

/** Passes on that somebody types, in a channel or a thread of it, to those who have the channel subscribed (R-PRES-1). */
export interface Typing {
  /** @throws DomainError when the person may not write there. */
  start(socket: LiveSocket, place: TypingPlace): Promise<void>;
  /** They sent what they wrote: whatever they type next is news. */
  ended(socket: LiveSocket): void;
}

/** Clocks are not exact: a client that keeps to its three seconds is never held back. */
const leastMs = typingRepeatMs - 500;
/** Channels and threads of one connection that are kept track of; nobody writes in more at once. */
const mostKept = 20;

export function createTyping({ io, access, now }: TypingParts): Typing {
  const passedOn = new WeakMap<LiveSocket, Map<string, number>>();

  function isTooSoon(kept: Map<string, number>, place: string): boolean {
    return now() - (kept.get(place) ?? 0) < leastMs;
  }

  return {
    ended: (socket) => void passedOn.delete(socket),
    start: async (socket, { channelId, threadRootId }) => {
      const { actor } = socket.data;
      const place = threadRootId ?? channelId;
      const kept = passedOn.get(socket) ?? new Map<string, number>();
      passedOn.set(socket, kept);
      if (isTooSoon(kept, place)) return;
      await access.permitTyping(actor, channelId);
      // Asked twice at once, it is passed on once.
      if (isTooSoon(kept, place)) return;
      if (kept.size >= mostKept) kept.clear();
      kept.set(place, now());
      const payload = {
        ...{ channelId, userId: actor.userId },
        ...(threadRootId !== undefined && { threadRootId }),
      };
      io.to(channelStream(channelId)).volatile.emit('transient.events', [
        { type: typingUpdated.type, payload },
      ]);
    },
  };
}
