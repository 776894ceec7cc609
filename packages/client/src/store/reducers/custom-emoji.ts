import type { CustomEmoji, EventPayload } from '@parley/protocol';
import { isNewer } from '../newer.js';
import type { ChatState } from '../state.js';

/** A new one, or a new name of one. */
export function emojiChanged(state: ChatState, emoji: CustomEmoji): ChatState {
  if (emoji.workspaceId !== state.me?.workspace.id) return state;
  if (!isNewer(emoji, state.emoji.get(emoji.id))) return state;
  return { ...state, emoji: new Map(state.emoji).set(emoji.id, emoji) };
}

/** Ids are not used again, so there is nothing to remember of it. */
export function emojiRemoved(state: ChatState, { emojiId }: EventPayload<'emoji.removed'>): ChatState {
  if (!state.emoji.has(emojiId)) return state;
  const emoji = new Map(state.emoji);
  emoji.delete(emojiId);
  return { ...state, emoji };
}
