import {
  type Channel,
  limits,
  type Member,
  memberJoined,
  type UserId,
  userStream,
  type Workspace,
  type WorkspaceId,
  type WorkspaceRole,
  workspaceAccessRevoked,
  workspaceStream,
} from '@parley/protocol';
import { findRole } from '../../platform/belonging.js';
import { type Change, carryOut } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Ids } from '../../platform/ids.js';
import { permit } from '../../platform/permit.js';
import type { Reservation, Transaction } from '../../platform/unit-of-work.js';
import type { ChannelChanges } from '../channels/index.js';
import { revokeInvitesOf } from './invites.repository.js';
import { saveUpdated } from './profiles.service.js';
import { freeSlug, slugOf } from './slug.js';
import { mayRemove } from './workspaces.policy.js';
import {
  countMembers,
  findSlugsLike,
  insertWorkspace,
  lockFounding,
  lockMember,
  saveMember,
} from './workspaces.repository.js';
import { blankProfile, type MemberRow, memberFromRow, workspaceFromRow } from './workspaces.wire.js';

export interface Newcomer {
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
  readonly displayName: string;
  readonly role?: WorkspaceRole;
  readonly title?: string;
}

export interface Founding {
  readonly name: string;
  /** Made from the name when left out. */
  readonly slug?: string | undefined;
  readonly owner: { readonly id: UserId; readonly name: string };
}

/** A new workspace with its owner and its first channel. @throws DomainError `slug_taken`. */
export async function foundWorkspace(
  transaction: Transaction,
  { ids, channels }: { ids: Ids; channels: ChannelChanges },
  { name, slug, owner }: Founding,
): Promise<{ workspace: Workspace; channel: Channel }> {
  const { db, now } = transaction;
  await lockFounding(db);
  const wanted = slug ?? slugOf(name);
  const free = freeSlug(wanted, await findSlugsLike(db, wanted));
  if (slug !== undefined && free !== slug) throw new DomainError('slug_taken');
  const row = { id: ids.next(), slug: free, name, createdAt: now };
  await insertWorkspace(db, row);
  const place = { workspaceId: row.id, userId: owner.id };
  const { channel, changes } = await channels.first(transaction, place);
  const joining = planJoining(transaction, { ...place, displayName: owner.name, role: 'owner' });
  await carryOut(transaction, [joining, ...changes]);
  return { workspace: workspaceFromRow(row), channel };
}

/** Somebody comes to the workspace, which is locked, for the first time or again. Those who belong to it are left alone. */
export async function admit(
  transaction: Transaction,
  channels: ChannelChanges,
  newcomer: Newcomer,
): Promise<void> {
  const { workspaceId, userId } = newcomer;
  const before = await lockMember(transaction.db, workspaceId, userId);
  if (before?.leftAt === null) return;
  if (!before && (await countMembers(transaction.db, workspaceId)) >= limits.membersPerWorkspace)
    throw new DomainError('limit_reached', { limit: 'membersPerWorkspace' });
  const entering = await channels.entering(transaction, {
    workspaceId,
    userId,
    isBack: before !== undefined,
  });
  await carryOut(transaction, [planJoining(transaction, newcomer), ...entering]);
}

function planJoining(transaction: Transaction, newcomer: Newcomer): Change {
  const { workspaceId, userId, displayName, role = 'member', title = '' } = newcomer;
  return {
    streams: [workspaceStream(workspaceId)],
    apply: async ([at]) => {
      const joined = at as Reservation;
      const row: MemberRow = {
        ...{ userId, displayName, title, role, ...blankProfile },
        joinedAt: transaction.now,
        leftAt: null,
        version: joined.sequence,
      };
      await saveMember(transaction.db, workspaceId, row);
      transaction.record(joined, memberJoined, { member: memberFromRow(row) });
    },
  };
}

/** Takes somebody out of the workspace and all its channels, and withdraws the invites they have made. */
export async function removeMember(
  transaction: Transaction,
  channels: ChannelChanges,
  at: { workspaceId: WorkspaceId; userId: UserId; memberId: UserId },
): Promise<Member> {
  const { db, now } = transaction;
  const { workspaceId, userId, memberId } = at;
  const before = await lockMember(db, workspaceId, memberId);
  permit(mayRemove(await findRole(db, workspaceId, userId), before));
  const row = before as MemberRow;
  if (row.leftAt !== null) return memberFromRow(row);
  await revokeInvitesOf(db, { workspaceId, createdBy: memberId, now });
  const leaving = await channels.leavingAll(transaction, {
    workspaceId,
    userId: memberId,
    removedBy: userId,
  });
  let member = memberFromRow(row);
  const removal: Change = {
    streams: [workspaceStream(workspaceId), userStream(memberId)],
    apply: async ([updated, revoked]) => {
      const left = { workspaceId, row: { ...row, leftAt: now } };
      member = await saveUpdated(transaction, updated as Reservation, left);
      transaction.record(revoked as Reservation, workspaceAccessRevoked, { workspaceId });
    },
  };
  await carryOut(transaction, [leaving, removal]);
  return member;
}
