import {
  channelStream,
  type Message,
  type MessageId,
  type Poll,
  pollUpdated,
  pollVoted,
  type UserId,
  userStream,
  type Vote,
} from '@parley/protocol';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import { permit } from '../../platform/permit.js';
import { type Queries, queriesOf } from '../../platform/queries.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import { mayClose, mayVote } from './messages.policy.js';
import { requireMessage } from './messages.service.js';
import { enclosuresOf, messageFromRow } from './messages.wire.js';
import { changeVote, findVoters, findVotes, updatePoll } from './polls.repository.js';

interface Caller {
  readonly messageId: MessageId;
  readonly userId: UserId;
}

/** Puts a vote in place of the one before; no options take it back. What is so already is no event. */
export async function castVote(
  transaction: Transaction,
  channels: ChannelReading,
  { messageId, userId, options }: Caller & { readonly options: readonly number[] },
): Promise<Message> {
  const { db } = transaction;
  const queries = queriesOf(db);
  // Its lock makes all who vote wait for each other, and for whoever closes the poll.
  const before = await requireMessage(transaction, messageId);
  const { channelId } = before;
  const permitVote = async () =>
    permit(mayVote(messageFromRow(before), await channels.view(queries, { channelId, userId })));
  await permitVote();
  const { poll } = enclosuresOf(before);
  if (!poll) throw new DomainError('not_found');
  refuseImpossible(poll, options);
  const held = (await findVotes(queries, [messageId], userId)).get(messageId) ?? [];
  const added = options.filter((option) => !held.includes(option));
  const removed = held.filter((option) => !options.includes(option));
  const seen = (message: Message, version: number): Message => {
    const myVote: Vote = { options: [...options].sort((a, b) => a - b), version };
    return { ...message, myVote };
  };
  if (added.length + removed.length === 0) return seen(messageFromRow(before), Number(before.version));
  const [at, mine] = await transaction.reserve([channelStream(channelId), userStream(userId)]);
  if (!at || !mine) throw new Error('No place was reserved for a vote.');
  // Again under the stream's lock, as for an edit.
  await permitVote();
  await changeVote(db, { messageId, userId }, { added, removed, sequence: at.sequence });
  const voters = (options.length > 0 ? 1 : 0) - (held.length > 0 ? 1 : 0);
  const changed = await recounted(queries, messageId, { poll, added, removed, voters });
  await updatePoll(queries, messageId, { poll: changed, version: at.sequence });
  const message = messageFromRow({ ...before, poll: changed, version: at.sequence });
  const told = seen(message, at.sequence);
  // First, so that who voted knows what of the new counts is theirs.
  transaction.record(mine, pollVoted, { channelId, messageId, vote: told.myVote as Vote });
  transaction.record(at, pollUpdated, { message }, messageId);
  return told;
}

/** Ends a poll. */
export async function closePoll(
  transaction: Transaction,
  channels: ChannelReading,
  { messageId, userId }: Caller,
): Promise<Message> {
  const { db, now } = transaction;
  const queries = queriesOf(db);
  const before = await requireMessage(transaction, messageId);
  const { channelId } = before;
  const permitClose = async () => {
    const view = await channels.view(queries, { channelId, userId });
    permit(mayClose(messageFromRow(before), { ...view, userId }));
  };
  await permitClose();
  const { poll } = enclosuresOf(before);
  if (!poll) throw new DomainError('not_found');
  if (poll.closedAt !== undefined) return messageFromRow(before);
  const at = await reserveOne(transaction, channelStream(channelId));
  await permitClose();
  const closed = { ...poll, closedAt: now.toISOString() };
  await updatePoll(queries, messageId, { poll: closed, version: at.sequence });
  const message = messageFromRow({ ...before, poll: closed, version: at.sequence });
  transaction.record(at, pollUpdated, { message }, messageId);
  return message;
}

function refuseImpossible(poll: Poll, options: readonly number[]): void {
  const path = 'payload.options';
  if (options.some((option) => option >= poll.options.length))
    throw new DomainError('invalid_input', { path, issue: 'the poll has no such option' });
  if (options.length > 1 && !poll.isMultiple)
    throw new DomainError('invalid_input', { path, issue: 'the poll takes one option only' });
}

/** The poll after a vote; `voters`: how many more people have voted. */
async function recounted(
  queries: Queries,
  messageId: MessageId,
  change: { poll: Poll; added: readonly number[]; removed: readonly number[]; voters: number },
): Promise<Poll> {
  const { poll, added, removed, voters } = change;
  const options = [...poll.options];
  for (const option of [...added, ...removed]) {
    const held = options[option];
    if (!held) continue;
    const count = held.count + (added.includes(option) ? 1 : -1);
    const userIds = poll.isAnonymous ? [] : await findVoters(queries, messageId, option);
    options[option] = { ...held, count, userIds };
  }
  return { ...poll, options, voterCount: poll.voterCount + voters };
}
