import type { ChannelId } from '@parley/protocol';
import { createStore } from 'zustand/vanilla';

interface Shown {
  readonly channelId: ChannelId;
  readonly anchor: Element;
}

export const shownWhy = createStore<{ readonly shown: Shown | null; readonly open: boolean }>(() => ({
  shown: null,
  open: false,
}));

/** Shows what the badge of a channel counts, beside an element. */
export function openWhyUnread(channelId: ChannelId, anchor: Element): void {
  shownWhy.setState({ shown: { channelId, anchor }, open: true });
}

export function closeWhyUnread(): void {
  shownWhy.setState({ open: false });
}

/** As if nothing had been asked for: the card could not be drawn. */
export function forgetWhyUnread(): void {
  shownWhy.setState({ shown: null, open: false });
}
