import type { Invite } from '@parley/protocol';

export type InviteState = 'open' | 'revoked' | 'expired' | 'used-up';

/** Whether an invite still lets people in, and why not. */
export function inviteState(invite: Invite, nowMs: number): InviteState {
  if (invite.revokedAt !== null) return 'revoked';
  if (invite.expiresAt !== null && Date.parse(invite.expiresAt) <= nowMs) return 'expired';
  if (invite.maxUses !== null && invite.uses >= invite.maxUses) return 'used-up';
  return 'open';
}
