import { describe, expect, it } from 'vitest';
import { mayAdd, mayChange } from './custom-emoji.policy.js';

describe('mayAdd', () => {
  it.each([
    ['member', 'allowed', 'forbidden'],
    ['admin', 'allowed', 'allowed'],
    ['owner', 'allowed', 'allowed'],
    [null, 'not_found', 'not_found'],
  ] as const)('%s: %s, and %s where it is left to keepers', (role, usually, kept) => {
    expect(mayAdd(role, { isForKeepers: false })).toBe(usually);
    expect(mayAdd(role, { isForKeepers: true })).toBe(kept);
  });
});

describe('mayChange', () => {
  it.each([
    ['who added it', 'adder', 'member', 'allowed'],
    ['another member', 'somebody', 'member', 'forbidden'],
    ['an admin', 'somebody', 'admin', 'allowed'],
    ['an owner', 'somebody', 'owner', 'allowed'],
    ['who added it, and left', 'adder', null, 'not_found'],
  ] as const)('%s', (_, userId, role, verdict) => {
    expect(mayChange({ addedBy: 'adder' }, { userId, role })).toBe(verdict);
  });
});
