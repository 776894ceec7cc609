import { selectMessageRules, selectThread, selectTimeline } from '@parley/client';
import { isWithin, type Message } from '@parley/protocol';
import { useCallback } from 'react';
import { useChat } from '../../client.js';
import { showToast } from '../../ui/toast.js';
import { windowWords } from '../message-rules/index.js';

/** Finds my newest message among those loaded in the channel, or in a thread of it: what ↑ in an empty field edits. Says so when it is too late for that. */
export function useLastOwnMessage(channelId: string, rootId?: string): () => Message | undefined {
  const { store } = useChat();
  return useCallback(() => {
    const state = store.getState();
    const place =
      rootId === undefined
        ? selectTimeline(channelId)(state)
        : selectThread(channelId, rootId)(state)?.timeline;
    const rows = place?.rows;
    const { editWithinMs } = selectMessageRules(state);
    for (let index = (rows?.length ?? 0) - 1; index >= 0; index -= 1) {
      const message = rows?.at(index) as Message;
      if (message.authorId !== state.me?.account.id || message.deletedAt) continue;
      if (isWithin(editWithinMs, Date.parse(message.createdAt), Date.now())) return message;
      showToast({ text: windowWords('edit', editWithinMs), id: 'too-late' });
      return undefined;
    }
    return undefined;
  }, [store, channelId, rootId]);
}
