import { type ChatState, hasRepliesInLine, selectThread } from '@parley/client';
import { useEffect } from 'react';
import { useChat } from '../../client.js';
import { announce } from '../../ui/live-region.js';
import { announcement } from '../timeline/index.js';

/** Reads out what others reply in the open thread: author, then text. What stands in the channel is read out there. */
export function useAnnounceReplies(channelId: string, rootId: string): void {
  const { store } = useChat();
  useEffect(() => {
    const newestOf = (state: ChatState) => {
      const timeline = selectThread(channelId, rootId)(state)?.timeline;
      return timeline?.status === 'ready' ? timeline.rows.at(timeline.rows.length - 1) : undefined;
    };
    let last = newestOf(store.getState())?.sequence;
    return store.subscribe((state) => {
      const newest = newestOf(state);
      if (!newest || newest.sequence === last) return;
      const isNews = last !== undefined && newest.sequence > last && !newest.deletedAt;
      const isInLine = newest.alsoInChannel || hasRepliesInLine(state, channelId);
      last = newest.sequence;
      if (!isNews || isInLine || newest.authorId === state.me?.account.id) return;
      announce(announcement(state, newest));
    });
  }, [store, channelId, rootId]);
}
