import {
  type CommandPayload,
  type Group,
  groupCreated,
  groupUpdated,
  limits,
  type UserId,
  workspaceStream,
} from '@parley/protocol';
import { findRole, lockWorkspace } from '../../platform/belonging.js';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Ids } from '../../platform/ids.js';
import { permit, type Verdict } from '../../platform/permit.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import { type GroupView, mayChange, mayDelete } from './groups.policy.js';
import { countGroups, countMembersAmong, insertGroup, lockGroup, updateGroup } from './groups.repository.js';
import { type GroupRow, groupFromRow } from './groups.wire.js';

interface Caller {
  readonly groupId: string;
  readonly userId: UserId;
}

export async function createGroup(
  transaction: Transaction,
  ids: Ids,
  { workspaceId, name, memberIds, userId }: CommandPayload<'group.create'> & { readonly userId: UserId },
): Promise<Group> {
  const { db, now } = transaction;
  await lockWorkspace(db, workspaceId);
  if ((await findRole(db, workspaceId, userId)) === null) throw new DomainError('not_found');
  const members = [...new Set(memberIds)];
  await requireMembers(transaction, workspaceId, members);
  if ((await countGroups(db, workspaceId)) >= limits.groupsPerWorkspace)
    throw new DomainError('limit_reached', { limit: 'groupsPerWorkspace' });
  const at = await reserveOne(transaction, workspaceStream(workspaceId));
  const row: GroupRow = {
    ...{ id: ids.next(), workspaceId, name, memberIds: members, createdBy: userId },
    createdAt: now,
    deletedAt: null,
    version: at.sequence,
  };
  await insertGroup(db, row);
  const group = groupFromRow(row);
  transaction.record(at, groupCreated, { group });
  return group;
}

export async function renameGroup(
  transaction: Transaction,
  { name, ...caller }: Caller & { readonly name: string },
): Promise<Group> {
  const row = await requireGroup(transaction, caller, mayChange);
  return row.name === name ? groupFromRow(row) : update(transaction, row, { name });
}

export async function addPeople(
  transaction: Transaction,
  { memberIds, ...caller }: Caller & { readonly memberIds: readonly UserId[] },
): Promise<Group> {
  const row = await requireGroup(transaction, caller, mayChange);
  const added = [...new Set(memberIds)].filter((userId) => !row.memberIds.includes(userId));
  await requireMembers(transaction, row.workspaceId, added);
  if (row.memberIds.length + added.length > limits.groupMembers)
    throw new DomainError('limit_reached', { limit: 'groupMembers' });
  if (added.length === 0) return groupFromRow(row);
  return update(transaction, row, { memberIds: [...row.memberIds, ...added] });
}

export async function removePerson(
  transaction: Transaction,
  { memberId, ...caller }: Caller & { readonly memberId: UserId },
): Promise<Group> {
  const row = await requireGroup(transaction, caller, mayChange);
  if (!row.memberIds.includes(memberId)) return groupFromRow(row);
  return update(transaction, row, { memberIds: row.memberIds.filter((userId) => userId !== memberId) });
}

export async function deleteGroup(transaction: Transaction, caller: Caller): Promise<Group> {
  const row = await requireGroup(transaction, caller, mayDelete);
  if (row.deletedAt !== null) return groupFromRow(row);
  return update(transaction, row, { memberIds: [], deletedAt: transaction.now });
}

async function requireGroup(
  transaction: Transaction,
  { groupId, userId }: Caller,
  policy: (view: GroupView) => Verdict,
): Promise<GroupRow> {
  const { db } = transaction;
  const group = await lockGroup(db, groupId);
  if (!group) throw new DomainError('not_found');
  permit(policy({ group, userId, role: await findRole(db, group.workspaceId, userId) }));
  return group;
}

/** Nobody who is not of the workspace comes into one of its groups. */
async function requireMembers({ db }: Transaction, workspaceId: string, userIds: readonly UserId[]) {
  if (userIds.length === 0) return;
  if ((await countMembersAmong(db, workspaceId, userIds)) < userIds.length)
    throw new DomainError('not_found', { path: 'payload.memberIds' });
}

async function update(
  transaction: Transaction,
  before: GroupRow,
  change: { name?: string; memberIds?: UserId[]; deletedAt?: Date },
): Promise<Group> {
  const at = await reserveOne(transaction, workspaceStream(before.workspaceId));
  const row = await updateGroup(transaction.db, before.id, { ...change, version: at.sequence });
  const group = groupFromRow(row);
  transaction.record(at, groupUpdated, { group });
  return group;
}
