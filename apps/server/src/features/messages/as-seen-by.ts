import type { Message, UserId } from '@parley/protocol';
import type { Queries } from '../../platform/queries.js';
import { withOwnReactions } from './own-reactions.js';
import { withOwnVotes } from './own-votes.js';

/** Messages as one person reads them for themselves: with what the messages everybody gets cannot say. */
export async function asSeenBy(
  queries: Queries,
  messages: readonly Message[],
  userId: UserId,
): Promise<Message[]> {
  return withOwnVotes(queries, await withOwnReactions(queries, messages, userId), userId);
}
