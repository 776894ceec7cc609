import { selectTimeline } from '@parley/client';
import { useCallback } from 'react';
import { useChat } from '../../client.js';

/** Finds my newest message among those loaded: what ↑ in an empty field edits. */
export function useLastOwnMessage(channelId: string): () => string | undefined {
  const { store } = useChat();
  return useCallback(() => {
    const state = store.getState();
    const rows = selectTimeline(channelId)(state)?.rows;
    for (let index = (rows?.length ?? 0) - 1; index >= 0; index -= 1) {
      const message = rows?.at(index);
      if (message?.authorId === state.me?.account.id && !message?.deletedAt) return message?.id;
    }
    return undefined;
  }, [store, channelId]);
}
