import { type ChatState, selectChannel, selectReactions } from '@parley/client';
import { type Message, messageReact, messageUnreact } from '@parley/protocol';
import { useCallback } from 'react';
import { useChat, useChatState } from '../../client.js';
import { noteEmojiUse } from '../emoji/index.js';
import { useCommand } from '../problems/index.js';

/** Whether I may react and pin here: I belong to the channel, and it is open. */
export function useMayMark(message: Message): boolean {
  const canWrite = useChatState((state: ChatState) => {
    const held = selectChannel(message.channelId)(state);
    return held?.isMember === true && held.channel.archivedAt === null;
  });
  return canWrite && message.deletedAt === null;
}

/** Reacts with an emoji, or takes the reaction back: what is shown decides, also while it is on its way. */
export function useToggleReaction(message: Message): (emoji: string) => void {
  const chat = useChat();
  const run = useCommand();
  return useCallback(
    (emoji) => {
      const kinds = selectReactions(message)(chat.store.getState());
      const isMine = kinds.some((kind) => kind.emoji === emoji && kind.isMine);
      if (!isMine) noteEmojiUse(emoji);
      void run(isMine ? messageUnreact : messageReact, { messageId: message.id, emoji });
    },
    [chat, run, message],
  );
}
