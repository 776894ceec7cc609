import { createHash } from 'node:crypto';
import {
  channelStream,
  isMentioned,
  type Message,
  type MessageId,
  messageCreated,
  threadFollowed,
  threadUpdated,
  type UserId,
  userStream,
} from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import type { Ids } from '../../platform/ids.js';
import { permit } from '../../platform/permit.js';
import { queriesOf } from '../../platform/queries.js';
import type { Reservation, Transaction, UnitOfWork } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import { noteActivity } from './activity.repository.js';
import { createBatcher } from './messages.batcher.js';
import { type Enclosing, freshEnclosures, hashedEnclosures } from './messages.enclosing.js';
import { calledBy, type MentionParts, mentionIds } from './messages.mentions.js';
import { mayReply } from './messages.policy.js';
import { lockMessage, mentionable, replaceMentions } from './messages.repository.js';
import type { Sent } from './messages.sending.js';
import { type MessageRow, messageFromRow } from './messages.wire.js';
import {
  addFollowers,
  findBySender,
  insertReply,
  letGoOfOldest,
  type PlacedMarker,
  setMarkers,
  updateSummary,
} from './threads.repository.js';

export interface ReplyRequest extends Enclosing {
  readonly channelId: string;
  readonly clientMessageId: string;
  readonly text: string;
  readonly threadRootId: MessageId;
  readonly alsoInChannel?: boolean | undefined;
}

type ReplyParts = MentionParts & { readonly channels: ChannelReading; readonly ids: Ids };
type Reply = ReplyRequest & { readonly authorId: UserId };

/** People kept in the summary of a thread, the latest first. */
export const participantsShown = 5;

/**
 * Writes replies, each in a transaction of its own: besides the message it changes the root and what people follow,
 * which the batch of ordinary messages has no room for. Replies of one channel are written in the order they came.
 */
export function createReplying(parts: ReplyParts & { readonly unitOfWork: UnitOfWork }) {
  const { unitOfWork } = parts;
  const batcher = createBatcher<Reply, Sent>({
    keyOf: (reply) => reply.channelId,
    write: (batch) =>
      Promise.all(
        batch.map((reply) => unitOfWork.run((transaction) => sendReply(transaction, parts, reply))),
      ),
    lanes: 4,
    maxBatch: 1,
    maxWaiting: 10_000,
  });
  return { send: (request: ReplyRequest, authorId: UserId) => batcher.add({ ...request, authorId }) };
}

async function sendReply(transaction: Transaction, parts: ReplyParts, reply: Reply): Promise<Sent> {
  const { db, now } = transaction;
  const { channels, ids } = parts;
  const { channelId, authorId, clientMessageId, text, threadRootId: rootId } = reply;
  const { channel } = await channels.view(queriesOf(db), { channelId, userId: authorId });
  // Replies to one thread wait here for each other, and so does a repeat for the first.
  const root = await lockMessage(db, rootId);
  if (root?.channelId !== channelId) throw new DomainError('not_found');
  const contentHash = hashOf(reply);
  const earlier = await findBySender(db, { channelId, authorId, clientMessageId });
  if (earlier && !contentHash.equals(earlier.contentHash)) throw new DomainError('idempotency_conflict');
  await permitReply();
  if (earlier) return { message: messageFromRow(earlier) };

  const called = { called: calledBy(text), channelId, authorId };
  const mentions = await mentionable(db, channel, await mentionIds(parts, queriesOf(db), called));
  const drawnIn = new Set([authorId, ...mentions, ...(root.replyCount ? [] : [root.authorId])]);
  // The markers are set when the reply has its number.
  const thread = { channelId, rootId };
  const newcomers = await addFollowers(db, thread, { userIds: [...drawnIn], lastReadSequence: 0 });
  const letGo = await letGoOfOldest(db, rootId, newcomers);
  const stream = channelStream(channelId);
  const reserved = await transaction.reserve([stream, stream, ...newcomers.map(userStream)]);
  const [created, updated, ...followed] = reserved as [Reservation, Reservation, ...Reservation[]];
  // Again under the stream's lock: this reply must not stand after its author's removal, or the end of the channel.
  await permitReply();

  const { sequence } = created;
  const markers = newcomers.map((userId, index) => ({
    userId,
    // Its author has read what they answered; others have the reply before them.
    sequence: userId === authorId ? sequence : sequence - 1,
    version: (followed[index] as Reservation).sequence,
  }));
  await setMarkers(db, rootId, markers);
  const row = await insertReply(db, {
    id: ids.next(),
    channelId,
    sequence,
    authorId,
    clientMessageId,
    text,
    mentions,
    contentHash,
    createdAt: now,
    threadRootId: rootId,
    alsoInChannel: reply.alsoInChannel ? true : null,
    ...freshEnclosures(reply),
  });
  await replaceMentions(db, { ...row, mentions: [] }, mentions);
  if (reply.alsoInChannel) await noteActivity(queriesOf(db), channelId, now);
  const summary = await updateSummary(db, rootId, {
    version: updated.sequence,
    replyCount: (root.replyCount ?? 0) + 1,
    lastReplyAt: now,
    replyAuthorIds: latestFirst([authorId, ...(root.replyAuthorIds ?? [])]),
  });
  const message = messageFromRow(row);
  transaction.record(created, messageCreated, { message }, message.id);
  transaction.record(updated, threadUpdated, { message: messageFromRow(summary) }, rootId);
  markers.forEach((marker, index) => {
    const gone = letGo.filter((one) => one.userId === marker.userId);
    transaction.record(followed[index] as Reservation, threadFollowed, {
      channelId,
      head: updated.sequence,
      thread: newlyFollowed(message, marker),
      ...(gone.length > 0 && {
        letGo: gone.map((one) => ({ channelId: one.channelId, rootId: one.rootId })),
      }),
    });
  });
  return { message };

  async function permitReply(): Promise<void> {
    const standing = await channels.view(queriesOf(db), { channelId, userId: authorId });
    permit(mayReply(root as MessageRow, standing, { isRepeat: earlier !== null }));
  }
}

/** What a retry has to repeat: the same words in another place are another message. */
function hashOf({ text, threadRootId, alsoInChannel, ...enclosing }: ReplyRequest) {
  return createHash('sha256')
    .update(`${threadRootId} ${alsoInChannel === true}\n${text}${hashedEnclosures(enclosing)}`)
    .digest();
}

/** Each person once, at their latest reply. */
export const latestFirst = (authorIds: readonly UserId[]): UserId[] =>
  [...new Set(authorIds)].slice(0, participantsShown);

function newlyFollowed(message: Message, { userId, sequence: lastReadSequence, version }: PlacedMarker) {
  const { sequence, threadRootId } = message;
  const isUnread = lastReadSequence < sequence;
  return {
    rootId: threadRootId as MessageId,
    lastReadSequence,
    markerVersion: version,
    unread: { sequences: isUnread ? [sequence] : [], hasMore: false },
    mentions: { sequences: isUnread && isMentioned(message, userId) ? [sequence] : [], hasMore: false },
  };
}
