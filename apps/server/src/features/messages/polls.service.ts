import {
  type CommandPayload,
  channelStream,
  limits,
  type Message,
  type MessageId,
  type Poll,
  type PollOption,
  pollUpdated,
  pollVoted,
  type Revision,
  userStream,
  type Vote,
} from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import { permit } from '../../platform/permit.js';
import { type Queries, queriesOf } from '../../platform/queries.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import { type Caller, changeEnclosure } from './enclosures.service.js';
import { mayClose, mayReviseOptions, mayVote } from './messages.policy.js';
import { requireMessage } from './messages.service.js';
import { enclosuresOf, messageFromRow } from './messages.wire.js';
import { changeVote, findVoters, findVotes, updatePoll } from './polls.repository.js';
import { revisedLines } from './revised-lines.js';

/** Puts a vote in place of the one before; no options take it back. What is so already is no event. */
export async function castVote(
  transaction: Transaction,
  channels: ChannelReading,
  { messageId, userId, ...vote }: Caller & Omit<CommandPayload<'poll.vote'>, 'messageId'>,
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
  const { options } = vote;
  refuseImpossible(poll, vote);
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
  const row = { ...before, poll: changed, version: at.sequence };
  await updatePoll(queries, row);
  const message = messageFromRow(row);
  const told = seen(message, at.sequence);
  // First, so that who voted knows what of the new counts is theirs.
  transaction.record(mine, pollVoted, { channelId, messageId, vote: told.myVote as Vote });
  transaction.record(at, pollUpdated, { message }, messageId);
  return told;
}

/** Ends a poll, or lets people vote in it again. */
export function setClosed(
  transaction: Transaction,
  channels: ChannelReading,
  { isClosed, ...caller }: Caller & { readonly isClosed: boolean },
): Promise<Message> {
  return changeEnclosure(transaction, channels, {
    ...caller,
    kind: 'poll',
    judge: mayClose,
    change: ({ closedAt, ...poll }) => {
      if ((closedAt !== undefined) === isClosed) return undefined;
      return isClosed ? { ...poll, closedAt: transaction.now.toISOString() } : poll;
    },
  });
}

/** Gives a poll other options, as far as nobody voted for those that go or say something else. */
export function reviseOptions(
  transaction: Transaction,
  channels: ChannelReading,
  { messageId, userId, ...revision }: Caller & Revision,
): Promise<Message> {
  return changeEnclosure(transaction, channels, {
    ...{ messageId, userId },
    kind: 'poll',
    judge: mayReviseOptions,
    change: (poll, version) => {
      const unchosen = (option: PollOption): PollOption => {
        if (option.count > 0) throw new DomainError('option_chosen');
        return option;
      };
      const options = revisedLines(poll.options, revision, {
        least: 2,
        most: 'pollOptions',
        mostPlaces: 'pollPlaces',
        fresh: (text) => ({ text, count: 0, userIds: [] }),
        reworded: (option, text) => ({ ...unchosen(option), text, changedAfter: version }),
        emptied: (option) => ({ ...unchosen(option), text: '' }),
      });
      return options && { ...poll, options };
    },
  });
}

function refuseImpossible(
  poll: Poll,
  { options, asOf = Number.POSITIVE_INFINITY }: Pick<CommandPayload<'poll.vote'>, 'options' | 'asOf'>,
): void {
  const path = 'payload.options';
  if (options.some((option) => option >= poll.options.length))
    throw new DomainError('invalid_input', { path, issue: 'the poll has no such option' });
  if (options.length > 1 && !poll.isMultiple)
    throw new DomainError('invalid_input', { path, issue: 'the poll takes one option only' });
  const isOther = ({ isRemoved, changedAfter = 0 }: PollOption) => isRemoved === true || asOf <= changedAfter;
  if (poll.options.some((option, place) => options.includes(place) && isOther(option)))
    throw new DomainError('list_changed');
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
    const named = { messageId, option, after: 0, limit: limits.pollPeopleListed };
    const people = poll.isAnonymous ? [] : await findVoters(queries, named);
    options[option] = { ...held, count, userIds: people.map((one) => one.userId) };
  }
  return { ...poll, options, voterCount: poll.voterCount + voters };
}
