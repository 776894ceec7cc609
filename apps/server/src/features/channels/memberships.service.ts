import { type Channel, limits, type UserId, type WorkspaceId } from '@parley/protocol';
import { type Change, carryOut } from '../../platform/change.js';
import type { Ids } from '../../platform/ids.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import { type ChannelView, mayAddMembers, mayJoin, mayLeave, mayManage } from './channels.policy.js';
import { findDirectsOf, findFirstChannel, lockChannels } from './channels.repository.js';
import { planCreation, requireMembers, requireView } from './channels.service.js';
import { channelFromRow } from './channels.wire.js';
import { channelsOf, membersAmong } from './members.repository.js';
import { planJoining, planLeaving } from './membership-changes.js';

interface Caller {
  readonly channelId: string;
  readonly userId: UserId;
}

export async function joinChannel(transaction: Transaction, at: Caller): Promise<Channel> {
  const { channel, isMember } = await lockForJoining(transaction, at, {
    newcomers: [],
    policy: mayJoin,
  });
  if (isMember) return channel;
  await carryOut(transaction, [
    await planJoining(transaction, channel, { userIds: [at.userId], addedBy: null }),
  ]);
  return channel;
}

export async function addMembers(
  transaction: Transaction,
  at: Caller & { readonly memberIds: readonly UserId[] },
): Promise<void> {
  const { channel } = await lockForJoining(transaction, at, {
    newcomers: at.memberIds,
    policy: mayAddMembers,
  });
  const already = await membersAmong(transaction.db, channel.id, at.memberIds);
  const userIds = [...new Set(at.memberIds)].filter((memberId) => !already.has(memberId));
  if (userIds.length === 0) return;
  await carryOut(transaction, [await planJoining(transaction, channel, { userIds, addedBy: at.userId })]);
}

/** Looks at the channel before and after taking the locks: which rows to lock stands in the channel. */
async function lockForJoining(
  transaction: Transaction,
  at: Caller,
  { newcomers, policy }: { newcomers: readonly UserId[]; policy: typeof mayJoin },
): Promise<ChannelView> {
  const { channel } = await requireView(transaction, at, policy);
  await requireMembers(transaction, channel.workspaceId, [at.userId, ...newcomers]);
  await lockChannels(transaction.db, [channel.id]);
  return requireView(transaction, at, policy);
}

export async function leaveChannel(transaction: Transaction, at: Caller): Promise<void> {
  await lockChannels(transaction.db, [at.channelId]);
  const { channel, isMember } = await requireView(transaction, at, mayLeave);
  if (!isMember) return;
  await carryOut(transaction, [
    await planLeaving(transaction, [channel], { userId: at.userId, removedBy: null }),
  ]);
}

export async function removeMember(
  transaction: Transaction,
  at: Caller & { readonly memberId: UserId },
): Promise<void> {
  const { channelId, userId, memberId } = at;
  await lockChannels(transaction.db, [channelId]);
  const { channel } = await requireView(transaction, at, mayManage);
  const found = await membersAmong(transaction.db, channelId, [memberId]);
  if (!found.has(memberId)) return;
  await carryOut(transaction, [
    await planLeaving(transaction, [channel], { userId: memberId, removedBy: userId }),
  ]);
}

/** The workspace's first channel, with its first member. */
export async function planFirstChannel(
  transaction: Transaction,
  ids: Ids,
  { workspaceId, userId }: { workspaceId: WorkspaceId; userId: UserId },
): Promise<{ channel: Channel; changes: readonly Change[] }> {
  const [channel, creation] = planCreation(transaction, ids, {
    workspaceId,
    kind: 'public',
    name: 'general',
    topic: 'For everybody in the workspace.',
    createdBy: userId,
  });
  const joining = await planJoining(transaction, channel, { userIds: [userId], addedBy: null });
  return { channel, changes: [creation, joining] };
}

/** Somebody who has just come (or come back) to a workspace enters its first channel and their own conversations. */
export async function planEntering(
  transaction: Transaction,
  { workspaceId, userId, isBack }: { workspaceId: WorkspaceId; userId: UserId; isBack: boolean },
): Promise<readonly Change[]> {
  const { db } = transaction;
  const first = await findFirstChannel(db, workspaceId);
  // Finding them looks at every conversation of the workspace, and whoever was never here has none.
  const directs = isBack ? await findDirectsOf(db, workspaceId, userId) : [];
  const rows = [...(first ? [first] : []), ...directs];
  const entered = rows.slice(0, limits.channelsPerMember);
  await lockChannels(
    db,
    entered.map((row) => row.id),
  );
  const changes: Change[] = [];
  for (const row of entered)
    changes.push(await planJoining(transaction, channelFromRow(row), { userIds: [userId], addedBy: null }));
  return changes;
}

/** Somebody is taken out of a workspace, and thereby out of all its channels; their member row is locked. */
export async function planLeavingAll(
  transaction: Transaction,
  { workspaceId, userId, removedBy }: { workspaceId: WorkspaceId; userId: UserId; removedBy: UserId },
): Promise<Change> {
  const channelIds = await channelsOf(transaction.db, workspaceId, userId);
  await lockChannels(transaction.db, channelIds);
  // Looked at again: somebody may have been taken out of one while this waited for its lock.
  const still = await channelsOf(transaction.db, workspaceId, userId);
  return planLeaving(
    transaction,
    still.map((id) => ({ id, workspaceId })),
    { userId, removedBy },
  );
}
