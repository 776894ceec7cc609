import { expect, it } from 'vitest';
import { mayReset } from './password-resets.policy.js';

const now = new Date('2026-01-02T00:00:00Z');
const before = new Date(now.getTime() - 1);
const after = new Date(now.getTime() + 1);

it.each([
  ['allowed', { usedAt: null, expiresAt: after }],
  ['reset_expired', { usedAt: null, expiresAt: now }],
  ['reset_used', { usedAt: before, expiresAt: after }],
  // Whoever used it is told so, and not that they came too late.
  ['reset_used', { usedAt: before, expiresAt: before }],
  ['reset_unknown', undefined],
] as const)('a link is %s', (verdict, reset) => {
  expect(mayReset(reset, now)).toBe(verdict);
});
