import type { Invite } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { inviteState } from './invite-state.js';

const invite: Invite = {
  id: '0',
  createdBy: '0',
  createdAt: '2026-01-01T00:00:00.000Z',
  expiresAt: null,
  maxUses: null,
  uses: 7,
  revokedAt: null,
};
const now = Date.parse('2026-02-01T00:00:00.000Z');

describe('inviteState', () => {
  it('is open without an end and without a limit', () => {
    expect(inviteState(invite, now)).toBe('open');
  });
  it('ends at its moment', () => {
    expect(inviteState({ ...invite, expiresAt: '2026-02-01T00:00:00.001Z' }, now)).toBe('open');
    expect(inviteState({ ...invite, expiresAt: '2026-02-01T00:00:00.000Z' }, now)).toBe('expired');
  });
  it('ends with its last use', () => {
    expect(inviteState({ ...invite, maxUses: 8 }, now)).toBe('open');
    expect(inviteState({ ...invite, maxUses: 7 }, now)).toBe('used-up');
  });
  it('says that it was withdrawn before anything else', () => {
    const gone = { ...invite, revokedAt: invite.createdAt, maxUses: 1, expiresAt: invite.createdAt };
    expect(inviteState(gone, now)).toBe('revoked');
  });
});
