import type { UserId, WorkspaceRole } from '@parley/protocol';
import type { Verdict } from '../../platform/permit.js';
import type { GroupRow } from './groups.wire.js';

/** The caller's role in the group's workspace; null for those who do not belong to it, and who learn nothing about it. */
export interface GroupView {
  readonly group: GroupRow;
  readonly userId: UserId;
  readonly role: WorkspaceRole | null;
}

/** Groups are kept by everybody: any member of the workspace creates and changes them. */
export function mayChange({ group, role }: GroupView): Verdict {
  return role === null || group.deletedAt !== null ? 'not_found' : 'allowed';
}

/** Its creator, an owner or an admin. Deleting it again changes nothing. */
export function mayDelete({ group, userId, role }: GroupView): Verdict {
  if (role === null) return 'not_found';
  return role !== 'member' || group.createdBy === userId ? 'allowed' : 'forbidden';
}
