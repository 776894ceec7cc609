import type { ChatState } from '@parley/client';
import { useEffect } from 'react';
import { useChat } from '../../client.js';
import { announce } from '../../ui/live-region.js';
import { announcement } from './announcement.js';

/** Reads out what others write into the open channel: author, then text. */
export function useAnnounceNew(channelId: string): void {
  const { store } = useChat();
  useEffect(() => {
    const newestOf = (state: ChatState) => {
      const timeline = state.channels.get(channelId)?.timeline;
      return timeline?.status === 'ready' ? timeline.rows.at(timeline.rows.length - 1) : undefined;
    };
    let last = newestOf(store.getState())?.sequence;
    return store.subscribe((state) => {
      const newest = newestOf(state);
      if (!newest || newest.sequence === last) return;
      // The first page is read by whoever walks the list; only what comes later is news.
      const isNews = last !== undefined && newest.sequence > last && !newest.deletedAt;
      last = newest.sequence;
      if (!isNews || newest.authorId === state.me?.account.id) return;
      announce(announcement(state, newest));
    });
  }, [store, channelId]);
}
