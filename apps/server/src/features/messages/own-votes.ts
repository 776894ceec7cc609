import type { Message, Poll, UserId } from '@parley/protocol';
import type { Queries } from '../../platform/queries.js';
import { findVotes } from './polls.repository.js';

/**
 * Messages with what one person chose in those of their polls that do not say so: anonymous ones, and those where more
 * voted than are named. Without such a poll nothing is asked.
 */
export async function withOwnVotes(
  queries: Queries,
  messages: readonly Message[],
  userId: UserId,
): Promise<Message[]> {
  const ids = messages.flatMap(({ id, poll }) => (poll && isSilent(poll, userId) ? [id] : []));
  if (ids.length === 0) return [...messages];
  // Read after the messages, so it is never older than they are.
  const votes = await findVotes(queries, ids, userId);
  return messages.map((message) => {
    const options = votes.get(message.id);
    return options ? { ...message, myVote: { options, version: message.version } } : message;
  });
}

/** Whether some option may be the person's without saying so. */
const isSilent = ({ options }: Poll, me: UserId): boolean =>
  options.some(({ count, userIds }) => count > userIds.length && !userIds.includes(me));
