import {
  type ChannelId,
  type CommandResult,
  type Following,
  type MessageId,
  type Recount,
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
  findNewestReplies,
  letGoOfOldest,
  lockThreadMarker,
  removeFollower,
  setMarkers,
  type ThreadMarker,
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
  caller: Caller,
): Promise<Following> {
  const { db } = transaction;
  const { rootId, userId } = caller;
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
  if (!newcomer) return { channelId, head, thread: await requireFollowed(transaction, caller, channelId) };
  const letGo = await letGoOfOldest(db, rootId, [userId]);
  const at = await reserveOne(transaction, userStream(userId));
  await setMarkers(db, rootId, [{ userId, sequence: head, version: at.sequence }]);
  const thread = await requireFollowed(transaction, caller, channelId);
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

async function requireFollowed({ db }: Transaction, { rootId, userId }: Caller, channelId: ChannelId) {
  const [followed] = await findFollowedIn(queriesOf(db), userId, { channelId, rootId });
  if (!followed) throw new DomainError('forbidden');
  const { channelId: _, ...thread } = followed;
  return thread;
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

type Marking = Caller & { readonly sequence: number };
type Marked = CommandResult<'thread.markRead'>;

/** Forward only: a device that read less than another says nothing new. */
export async function markThreadRead(
  transaction: Transaction,
  channels: ChannelReading,
  at: Marking,
): Promise<Marked> {
  const channelId = await requireOwnThread(transaction, channels, at);
  const marker = await lockThreadMarker(transaction.db, at);
  // Of a thread one does not follow nothing is kept.
  if (!marker) return { channelId, lastReadSequence: 0 };
  const target = Math.max(marker.sequence, Math.min(at.sequence, marker.head));
  return moveThreadMarker(transaction, { ...at, channelId }, { marker, target });
}

/** Before the sequence, wherever the marker stands: the last word of a person's devices counts. */
export async function markThreadUnread(
  transaction: Transaction,
  channels: ChannelReading,
  at: Marking,
): Promise<Marked> {
  const channelId = await requireOwnThread(transaction, channels, at);
  const marker = await lockThreadMarker(transaction.db, at);
  if (!marker) return { channelId, lastReadSequence: 0 };
  const target = Math.min(at.sequence - 1, marker.head);
  return moveThreadMarker(transaction, { ...at, channelId }, { marker, target });
}

/** The row of the marker is locked, so that its moves and their events come in one order (docs/adr/0021). */
async function moveThreadMarker(
  transaction: Transaction,
  { rootId, userId, channelId }: Caller & { readonly channelId: ChannelId },
  { marker, target }: { readonly marker: ThreadMarker; readonly target: number },
): Promise<Marked> {
  if (target === marker.sequence)
    return { channelId, lastReadSequence: target, markerVersion: marker.version };
  const { db } = transaction;
  const moved = await reserveOne(transaction, userStream(userId));
  await setMarkers(db, rootId, [{ userId, sequence: target, version: moved.sequence }]);
  let back: { recount: Recount } | undefined;
  if (target < marker.sequence) {
    const { unread, mentions } = await requireFollowed(transaction, { rootId, userId }, channelId);
    back = { recount: { head: marker.head, unread, mentions } };
  }
  transaction.record(moved, threadRead, { channelId, rootId, lastReadSequence: target, ...back });
  return { channelId, lastReadSequence: target, markerVersion: moved.sequence, ...back };
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
