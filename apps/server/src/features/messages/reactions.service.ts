import {
  channelStream,
  customName,
  limits,
  type Message,
  messageReacted,
  type Reaction,
  reactionChanged,
  userStream,
} from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import { permit } from '../../platform/permit.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import type { CustomEmojiReading } from '../custom-emoji/index.js';
import { asSeenBy } from './as-seen-by.js';
import { mayMark } from './messages.policy.js';
import { requireMessage } from './messages.service.js';
import { messageFromRow, reactionsOf } from './messages.wire.js';
import {
  deleteReaction,
  findReactors,
  hasReacted,
  insertReaction,
  type ReactionKey,
  updateSummary,
} from './reactions.repository.js';

interface ReactionParts {
  readonly channels: ChannelReading;
  readonly customEmoji: CustomEmojiReading;
}

/** Adds a reaction, or takes it back. What is so already is no event. */
export async function setReaction(
  transaction: Transaction,
  { channels, customEmoji }: ReactionParts,
  { wanted, ...key }: ReactionKey & { readonly wanted: boolean },
): Promise<Message> {
  const { db } = transaction;
  const { messageId, userId, emoji } = key;
  const queries = queriesOf(db);
  // Its lock makes all who react to the message wait for each other.
  const before = await requireMessage(transaction, messageId);
  const message = messageFromRow(before);
  const permitReaction = async () => {
    const view = await channels.view(queries, { channelId: before.channelId, userId });
    permit(mayMark(message, view));
    return view.channel;
  };
  const { workspaceId } = await permitReaction();
  const asSeen = async (seen: Message) => (await asSeenBy(queries, [seen], userId))[0] ?? seen;
  if ((await hasReacted(queries, key)) === wanted) return asSeen(message);
  const name = customName(emoji);
  // One that was removed since can still be taken back.
  if (wanted && name !== undefined && !(await customEmoji.has(queries, workspaceId, name)))
    throw new DomainError('emoji_unknown', { path: 'payload.emoji' });
  const kinds = reactionsOf(before);
  const isNew = !kinds.some((kind) => kind.emoji === emoji);
  if (wanted && isNew && kinds.length >= limits.reactionKindsPerMessage)
    throw new DomainError('limit_reached', { limit: 'reactionKindsPerMessage' });
  const { channelId } = before;
  const [at, mine] = await transaction.reserve([channelStream(channelId), userStream(userId)]);
  if (!at || !mine) throw new Error('No place was reserved for a reaction.');
  // Again under the stream's lock, as for an edit.
  await permitReaction();
  if (wanted) await insertReaction(db, key, at.sequence);
  else await deleteReaction(db, key);
  const listed = await findReactors(queries, {
    messageId,
    emoji,
    after: 0,
    limit: limits.reactionPeopleListed,
  });
  const userIds = listed.map((one) => one.userId);
  const reactions = withKind(kinds, { emoji, userIds, count: countOf(kinds, emoji) + (wanted ? 1 : -1) });
  await updateSummary(queries, messageId, { reactions, version: at.sequence });
  const changed = messageFromRow({ ...before, reactions, version: at.sequence });
  transaction.record(at, messageReacted, { message: changed }, messageId);
  transaction.record(mine, reactionChanged, { channelId, messageId, emoji, isMine: wanted });
  return asSeen(changed);
}

const countOf = (kinds: readonly Reaction[], emoji: string): number =>
  kinds.find((kind) => kind.emoji === emoji)?.count ?? 0;

/** A kind keeps its place; a new one comes last, one that nobody uses any more goes. */
function withKind(kinds: readonly Reaction[], changed: Reaction): Reaction[] {
  const isKnown = kinds.some((kind) => kind.emoji === changed.emoji);
  const all = isKnown
    ? kinds.map((kind) => (kind.emoji === changed.emoji ? changed : kind))
    : [...kinds, changed];
  return all.filter((kind) => kind.count > 0);
}
