import {
  type CommandPayload,
  type Member,
  memberUpdated,
  type UserId,
  type WorkspaceId,
  workspaceStream,
} from '@parley/protocol';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Reservation, Transaction } from '../../platform/unit-of-work.js';
import { lockMember, saveMember } from './workspaces.repository.js';
import { type MemberRow, memberFromRow } from './workspaces.wire.js';

type Said<T extends 'member.updateProfile' | 'member.setStatus' | 'member.setQuiet'> = CommandPayload<T> & {
  readonly userId: UserId;
};

export function updateProfile(
  transaction: Transaction,
  { workspaceId, userId, ...profile }: Said<'member.updateProfile'>,
): Promise<Member> {
  return changeOwn(transaction, { workspaceId, userId }, (before) => ({
    displayName: profile.displayName,
    title: profile.title,
    pronouns: profile.pronouns ?? before.pronouns,
    timeZone: profile.timeZone ?? before.timeZone,
    avatarHue: profile.avatarHue === undefined ? before.avatarHue : profile.avatarHue,
  }));
}

/** @throws DomainError `invalid_input` for a status that has run out already. */
export function setStatus(
  transaction: Transaction,
  { workspaceId, userId, status }: Said<'member.setStatus'>,
): Promise<Member> {
  refusePast(transaction, status?.expiresAt, 'payload.status.expiresAt');
  return changeOwn(transaction, { workspaceId, userId }, () => ({ status }));
}

/** @throws DomainError `invalid_input` for a quiet time that is over already. */
export function setQuiet(
  transaction: Transaction,
  { workspaceId, userId, quiet }: Said<'member.setQuiet'>,
): Promise<Member> {
  refusePast(transaction, quiet.until, 'payload.quiet.until');
  const isNone = quiet.until === null && quiet.hours === null;
  return changeOwn(transaction, { workspaceId, userId }, () => ({ quiet: isNone ? null : quiet }));
}

function refusePast({ now }: Transaction, at: string | null | undefined, path: string): void {
  if (at && Date.parse(at) <= now.getTime())
    throw new DomainError('invalid_input', { path, issue: 'must be in the future' });
}

/** Changes what somebody who belongs to the workspace says of themselves. What stays the same is no event. */
async function changeOwn(
  transaction: Transaction,
  { workspaceId, userId }: { readonly workspaceId: WorkspaceId; readonly userId: UserId },
  change: (before: MemberRow) => Partial<MemberRow>,
): Promise<Member> {
  const before = await lockMember(transaction.db, workspaceId, userId);
  if (!before || before.leftAt !== null) throw new DomainError('not_found');
  const row = { ...before, ...change(before) };
  if (JSON.stringify(memberFromRow(row)) === JSON.stringify(memberFromRow(before)))
    return memberFromRow(before);
  const at = await reserveOne(transaction, workspaceStream(workspaceId));
  return saveUpdated(transaction, at, { workspaceId, row });
}

export async function saveUpdated(
  transaction: Transaction,
  at: Reservation,
  { workspaceId, row }: { workspaceId: WorkspaceId; row: MemberRow },
): Promise<Member> {
  const changed = { ...row, version: at.sequence };
  await saveMember(transaction.db, workspaceId, changed);
  const member = memberFromRow(changed);
  transaction.record(at, memberUpdated, { member });
  return member;
}
