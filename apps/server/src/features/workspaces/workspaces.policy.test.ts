import { describe, expect, it } from 'vitest';
import { mayBelong, mayEnter, mayRemove, mayReturn, mayRevoke } from './workspaces.policy.js';

const now = new Date('2026-03-01T12:00:00Z');
const before = new Date('2026-03-01T11:59:59Z');
const after = new Date('2026-03-01T12:00:01Z');
const open = { revokedAt: null, expiresAt: null, maxUses: null, uses: 0 };

describe('an invite', () => {
  it.each([
    ['without terms', open, 'allowed'],
    ['before its end', { ...open, expiresAt: after }, 'allowed'],
    ['at its end', { ...open, expiresAt: now }, 'invite_expired'],
    ['after its end', { ...open, expiresAt: before }, 'invite_expired'],
    ['with a use left', { ...open, maxUses: 2, uses: 1 }, 'allowed'],
    ['with none left', { ...open, maxUses: 2, uses: 2 }, 'invite_used_up'],
    ['withdrawn', { ...open, revokedAt: before }, 'invite_revoked'],
  ])('%s', (_, invite, verdict) => {
    expect(mayEnter(invite, now)).toBe(verdict);
  });

  it('brings somebody back only if it was made after they left', () => {
    expect(mayReturn(now, { createdAt: after })).toBe('allowed');
    expect(mayReturn(now, { createdAt: now })).toBe('invite_revoked');
    expect(mayReturn(now, { createdAt: before })).toBe('invite_revoked');
  });

  it.each([
    ['its maker', { userId: 'me', role: 'member' }, 'allowed'],
    ['its maker who left', { userId: 'me', role: null }, 'not_found'],
    ['another member', { userId: 'you', role: 'member' }, 'forbidden'],
    ['an admin', { userId: 'you', role: 'admin' }, 'allowed'],
    ['an owner', { userId: 'you', role: 'owner' }, 'allowed'],
    ['a stranger', { userId: 'you', role: null }, 'not_found'],
  ] as const)('is withdrawn by %s: %s', (_, caller, verdict) => {
    expect(mayRevoke(caller, { createdBy: 'me' })).toBe(verdict);
  });
});

describe('removing somebody', () => {
  it.each([
    ['member', 'member', 'forbidden'],
    ['admin', 'member', 'allowed'],
    ['admin', 'admin', 'allowed'],
    ['admin', 'owner', 'forbidden'],
    ['owner', 'admin', 'allowed'],
    ['owner', 'owner', 'forbidden'],
    [null, 'member', 'not_found'],
  ] as const)('%s → %s: %s', (role, target, verdict) => {
    expect(mayRemove(role, { role: target })).toBe(verdict);
  });

  it('needs somebody', () => {
    expect(mayRemove('owner', undefined)).toBe('not_found');
    expect(mayRemove('member', undefined)).toBe('forbidden');
  });
});

it('a workspace is unknown to those outside', () => {
  expect(mayBelong(null)).toBe('not_found');
  expect(mayBelong('member')).toBe('allowed');
});
