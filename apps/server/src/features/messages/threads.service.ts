import {
  type Following,
  type MessageId,
  threadFollowed,
  threadRead,
  threadUnfollowed,
  threadUpdated,
  type UserId,
  userStream,
} from '@parley/protocol';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import { permit } from '../../platform/permit.js';
import { queriesOf } from '../../platform/queries.js';
import type { Reservation, Transaction } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import { findFollowedIn } from './followed-threads.repository.js';
import { mayFollow } from './messages.policy.js';
import { latestFirst } from './messages.replying.js';
import { findByIds, lockMessage } from './messages.repository.js';
import { type MessageRow, messageFromRow } from './messages.wire.js';
import {
  addFollowers,
  advanceThreadMarker,
  findNewestReplies,
  letGoOfOldest,
  removeFollower,
  updateSummary,
} from './threads.repository.js';

interface Caller {
  readonly rootId: MessageId;
  readonly userId: UserId;
}

/** A reply of the thread was deleted in this transaction: the root says what is left. */
export async function recordReplyGone(
  transaction: Transaction,
  root: MessageRow,
  at: Reservation,
): Promise<void> {
  const { db } = transaction;
  const left = await findNewestReplies(db, { channelId: root.channelId, rootId: root.id });
  const changed = await updateSummary(db, root.id, {
    version: at.sequence,
    replyCount: Math.max(0, (root.replyCount ?? 0) - 1),
    lastReplyAt: left[0]?.createdAt ?? null,
    replyAuthorIds: latestFirst(left.map((reply) => reply.authorId)),
  });
  transaction.record(at, threadUpdated, { message: messageFromRow(changed) }, root.id);
}

/** What has been said so far counts as read. */
export async function followThread(
  transaction: Transaction,
  channels: ChannelReading,
  { rootId, userId }: Caller,
): Promise<Following> {
  const { db } = transaction;
  // Locked, so that no reply comes between the head that is read here and the following.
  const root = await lockMessage(db, rootId);
  if (!root) throw new DomainError('not_found');
  const { channelId } = root;
  const standing = await channels.view(queriesOf(db), { channelId, userId });
  permit(mayFollow(root, standing));
  const { head } = standing;
  const [newcomer] = await addFollowers(
    db,
    { channelId, rootId },
    { userIds: [userId], lastReadSequence: head },
  );
  const [followed] = await findFollowedIn(queriesOf(db), userId, { channelId, rootId });
  if (!followed) throw new DomainError('forbidden');
  const { channelId: _, ...thread } = followed;
  if (!newcomer) return { channelId, head, thread };
  const letGo = await letGoOfOldest(db, rootId, [userId]);
  const at = await reserveOne(transaction, userStream(userId));
  transaction.record(at, threadFollowed, {
    channelId,
    head,
    thread,
    ...(letGo.length > 0 && {
      letGo: letGo.map((one) => ({ channelId: one.channelId, rootId: one.rootId })),
    }),
  });
  return { channelId, head, thread };
}

export async function unfollowThread(
  transaction: Transaction,
  channels: ChannelReading,
  caller: Caller,
): Promise<Record<string, never>> {
  const { rootId, userId } = caller;
  const channelId = await requireOwnThread(transaction, channels, caller);
  if (!(await removeFollower(transaction.db, rootId, userId))) return {};
  const at = await reserveOne(transaction, userStream(userId));
  transaction.record(at, threadUnfollowed, { channelId, rootId });
  return {};
}

/** Gives where the marker stands now; it never moves back. */
export async function markThreadRead(
  transaction: Transaction,
  channels: ChannelReading,
  caller: Caller & { readonly sequence: number },
): Promise<{ channelId: string; lastReadSequence: number }> {
  const { rootId, userId, sequence } = caller;
  const { db } = transaction;
  const channelId = await requireOwnThread(transaction, channels, caller);
  const lastReadSequence = await advanceThreadMarker(db, { channelId, rootId, userId, sequence });
  if (lastReadSequence === undefined) {
    const [followed] = await findFollowedIn(queriesOf(db), userId, { channelId, rootId });
    return { channelId, lastReadSequence: followed?.lastReadSequence ?? 0 };
  }
  const at = await reserveOne(transaction, userStream(userId));
  transaction.record(at, threadRead, { channelId, rootId, lastReadSequence });
  return { channelId, lastReadSequence };
}

/** The channel of a thread that the caller may follow. */
async function requireOwnThread(
  { db }: Transaction,
  channels: ChannelReading,
  { rootId, userId }: Caller,
): Promise<string> {
  const queries = queriesOf(db);
  const [root] = await findByIds(queries, [rootId]);
  if (!root) throw new DomainError('not_found');
  const { channelId } = root;
  permit((await channels.view(queries, { channelId, userId })).isMember ? 'allowed' : 'forbidden');
  return channelId;
}
