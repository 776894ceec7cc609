import type { MessageId, Vote } from '@parley/protocol';
import type { ChatState } from '../state.js';

/** Votes remembered, the newest last; of older ones the pages of their channels tell. */
const votesRemembered = 500;

/** What I chose in a poll, on any device; ahead of the message it is in perhaps, or without it. */
export function voteTold(state: ChatState, messageId: MessageId, vote: Vote): ChatState {
  const held = state.votes.get(messageId);
  if (held && held.version >= vote.version) return state;
  const votes = new Map(state.votes);
  votes.delete(messageId);
  votes.set(messageId, vote);
  const [oldest] = votes.keys();
  if (votes.size > votesRemembered && oldest !== undefined) votes.delete(oldest);
  return { ...state, votes };
}
