import type { UserId, WorkspaceRole } from '@parley/protocol';
import type { Verdict } from '../../platform/permit.js';
import type { InviteRow, MemberRow } from './workspaces.wire.js';

/** Role of the caller in the workspace; null for those who do not belong to it, and who learn nothing about it. */
type Role = WorkspaceRole | null;

export function isKeeper(role: Role): boolean {
  return role === 'owner' || role === 'admin';
}

export function mayBelong(role: Role): Verdict {
  return role === null ? 'not_found' : 'allowed';
}

/** An owner or admin sets the rules of the workspace. */
export function maySetRules(role: Role): Verdict {
  if (role === null) return 'not_found';
  return isKeeper(role) ? 'allowed' : 'forbidden';
}

/** An owner or admin removes anybody but owners. */
export function mayRemove(role: Role, target: Pick<MemberRow, 'role'> | undefined): Verdict {
  if (role === null) return 'not_found';
  if (!isKeeper(role)) return 'forbidden';
  if (!target) return 'not_found';
  return target.role === 'owner' ? 'forbidden' : 'allowed';
}

/** Its maker, an owner or an admin withdraws an invite. Others of the workspace do not see it in their list either. */
export function mayRevoke(
  { userId, role }: { userId: UserId; role: Role },
  invite: Pick<InviteRow, 'createdBy'>,
): Verdict {
  if (role === null) return 'not_found';
  return isKeeper(role) || invite.createdBy === userId ? 'allowed' : 'forbidden';
}

/** Whether an invite still opens the door. */
export function mayEnter(
  invite: Pick<InviteRow, 'revokedAt' | 'expiresAt' | 'maxUses' | 'uses'>,
  now: Date,
): Verdict {
  if (invite.revokedAt !== null) return 'invite_revoked';
  if (invite.expiresAt !== null && invite.expiresAt <= now) return 'invite_expired';
  if (invite.maxUses !== null && invite.uses >= invite.maxUses) return 'invite_used_up';
  return 'allowed';
}

/** Who was removed comes back only by an invite made since: for them the older ones are withdrawn. */
export function mayReturn(leftAt: Date, invite: Pick<InviteRow, 'createdAt'>): Verdict {
  return invite.createdAt > leftAt ? 'allowed' : 'invite_revoked';
}
