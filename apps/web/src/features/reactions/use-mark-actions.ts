import { type Message, messagePin, messageUnpin } from '@parley/protocol';
import { openEmojiPicker } from '../emoji/index.js';
import { useCommand } from '../problems/index.js';
import { openReactors } from './shown-reactors.js';
import { useMayMark, useToggleReaction } from './use-reacting.js';

export interface MarkActions {
  /** Undefined where the person may not, or there is nothing to do. */
  readonly react: ((anchor: Element) => void) | undefined;
  readonly pin: (() => void) | undefined;
  readonly unpin: (() => void) | undefined;
  readonly showReactors: (() => void) | undefined;
}

/** What can be done to a message without changing its words. */
export function useMarkActions(message: Message): MarkActions {
  const run = useCommand();
  const mayMark = useMayMark(message);
  const toggle = useToggleReaction(message);
  const messageId = message.id;
  const isPinned = message.pinnedAt !== undefined;
  return {
    react: mayMark
      ? (anchor) => openEmojiPicker({ anchor, name: `row ${messageId}`, onPick: toggle })
      : undefined,
    pin: mayMark && !isPinned ? () => void run(messagePin, { messageId }) : undefined,
    unpin: mayMark && isPinned ? () => void run(messageUnpin, { messageId }) : undefined,
    showReactors: message.reactions ? () => openReactors(message) : undefined,
  };
}
