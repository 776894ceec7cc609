import type { ChannelId, MessageId } from '@parley/protocol';
import { createStore } from 'zustand/vanilla';

/** A channel, or a thread in it. */
export interface CountedPlace {
  readonly channelId: ChannelId;
  readonly rootId?: MessageId | undefined;
}

interface Shown extends CountedPlace {
  readonly anchor: Element;
}

export const shownWhy = createStore<{ readonly shown: Shown | null; readonly open: boolean }>(() => ({
  shown: null,
  open: false,
}));

/** Shows what the badge of a channel or a thread counts, beside an element. */
export function openWhyUnread({ channelId, rootId }: CountedPlace, anchor: Element): void {
  shownWhy.setState({ shown: { channelId, rootId, anchor }, open: true });
}

export function closeWhyUnread(): void {
  shownWhy.setState({ open: false });
}

/** As if nothing had been asked for: the card could not be drawn. */
export function forgetWhyUnread(): void {
  shownWhy.setState({ shown: null, open: false });
}
