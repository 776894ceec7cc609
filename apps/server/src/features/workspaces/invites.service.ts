import { type Invite, limits, type UserId, type WorkspaceId } from '@parley/protocol';
import { findRole, lockWorkspace } from '../../platform/belonging.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Ids } from '../../platform/ids.js';
import { permit } from '../../platform/permit.js';
import type { Transaction, UnitOfWork } from '../../platform/unit-of-work.js';
import type { ChannelChanges } from '../channels/index.js';
import type { Accounts, PreparedAccount } from '../sessions/index.js';
import type { InviteCodes } from './invite-codes.js';
import { countOpenInvites, insertInvite, lockInvite, updateInvite } from './invites.repository.js';
import { mayBelong, mayEnter, mayReturn, mayRevoke } from './workspaces.policy.js';
import { lockMember } from './workspaces.repository.js';
import { admit } from './workspaces.service.js';
import { inviteFromRow } from './workspaces.wire.js';

const hourMs = 60 * 60 * 1_000;

export async function createInvite(
  transaction: Transaction,
  { ids, codes }: { ids: Ids; codes: InviteCodes },
  request: {
    workspaceId: WorkspaceId;
    userId: UserId;
    expiresInHours: number | null;
    maxUses: number | null;
  },
): Promise<Invite> {
  const { db, now } = transaction;
  const { workspaceId, userId, expiresInHours, maxUses } = request;
  // Locked, so that who is being removed makes none that outlives the withdrawal of theirs.
  const maker = await lockMember(db, workspaceId, userId);
  permit(mayBelong(maker?.leftAt === null ? maker.role : null));
  if ((await countOpenInvites(db, workspaceId, now)) >= limits.invitesPerWorkspace)
    throw new DomainError('limit_reached', { limit: 'invitesPerWorkspace' });
  const id = ids.next();
  const row = {
    ...{ id, workspaceId, createdBy: userId, createdAt: now, maxUses, uses: 0, revokedAt: null },
    expiresAt: expiresInHours === null ? null : new Date(now.getTime() + expiresInHours * hourMs),
  };
  await insertInvite(db, { ...row, codeHash: codes.hashOf(codes.codeOf(id)) });
  return inviteFromRow(row);
}

export async function revokeInvite(
  transaction: Transaction,
  { inviteId, userId }: { inviteId: string; userId: UserId },
): Promise<Invite> {
  const { db, now } = transaction;
  const before = await lockInvite(db, { id: inviteId });
  if (!before) throw new DomainError('not_found');
  permit(mayRevoke({ userId, role: await findRole(db, before.workspaceId, userId) }, before));
  return inviteFromRow(before.revokedAt ? before : await updateInvite(db, inviteId, { revokedAt: now }));
}

export interface AcceptingParts {
  readonly unitOfWork: UnitOfWork;
  readonly accounts: Accounts;
  readonly channels: ChannelChanges;
}

/**
 * Brings somebody in by an invite: as a new account that is made in the same transaction, or as who is signed in.
 * Those who belong already use nothing up, so that a repeat after a lost answer succeeds.
 */
export function acceptInvite(
  { unitOfWork, accounts, channels }: AcceptingParts,
  codeHash: string,
  visitor: { readonly newAccount: PreparedAccount } | { readonly userId: UserId; readonly name: string },
): Promise<void> {
  return unitOfWork.run(async (transaction) => {
    const { db, now } = transaction;
    const invite = await lockInvite(db, { codeHash });
    if (!invite) throw new DomainError('invite_unknown');
    const { workspaceId, id } = invite;
    await lockWorkspace(db, workspaceId);
    if ('userId' in visitor) {
      const member = await lockMember(db, workspaceId, visitor.userId);
      if (member?.leftAt === null) return;
      if (member?.leftAt) permit(mayReturn(member.leftAt, invite));
    }
    permit(mayEnter(invite, now));
    await updateInvite(db, id, { uses: invite.uses + 1 });
    if ('newAccount' in visitor) await accounts.create(transaction, visitor.newAccount);
    const person = 'newAccount' in visitor ? visitor.newAccount : { id: visitor.userId, name: visitor.name };
    await admit(transaction, channels, { workspaceId, userId: person.id, displayName: person.name });
  });
}
