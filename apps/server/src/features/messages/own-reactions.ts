import type { Message, UserId } from '@parley/protocol';
import type { Queries } from '../../platform/queries.js';
import { findOwnReactions } from './reactions.repository.js';

/**
 * Messages as one person reads them: with their own reactions of kinds that more people used than are named. Nearly no
 * page has such a kind, and then nothing is asked.
 */
export async function withOwnReactions(
  queries: Queries,
  messages: readonly Message[],
  userId: UserId,
): Promise<Message[]> {
  const crowded = messages.filter((message) => unnamedKinds(message, userId).length > 0);
  if (crowded.length === 0) return [...messages];
  const ids = crowded.map((message) => message.id);
  const own = await findOwnReactions(queries, ids, userId);
  return messages.map((message) => {
    const unnamed = unnamedKinds(message, userId);
    const myReactions = own.flatMap(({ messageId, emoji }) =>
      messageId === message.id && unnamed.includes(emoji) ? [emoji] : [],
    );
    return myReactions.length > 0 ? { ...message, myReactions } : message;
  });
}

/** Kinds that may be the person's without saying so. */
function unnamedKinds({ reactions = [] }: Message, me: UserId): string[] {
  return reactions.flatMap(({ emoji, count, userIds }) =>
    count > userIds.length && !userIds.includes(me) ? [emoji] : [],
  );
}
