import { describe, expect, it } from 'vitest';
import { mayDelete, mayEdit, mayMark, type Standing } from './messages.policy.js';

const mine = { authorId: 'me', deletedAt: null };
const theirs = { authorId: 'you', deletedAt: null };
const standing = (changes: Partial<Standing> = {}): Standing => ({
  userId: 'me',
  role: 'member',
  isMember: true,
  channel: { archivedAt: null },
  ...changes,
});
const archived = { channel: { archivedAt: '2026-01-01T00:00:00.000Z' } };

describe('editing', () => {
  it.each([
    ['my own', mine, standing(), 'allowed'],
    ["somebody else's", theirs, standing(), 'forbidden'],
    ["somebody else's as the owner", theirs, standing({ role: 'owner' }), 'forbidden'],
    ['my own from outside', mine, standing({ isMember: false }), 'forbidden'],
    [
      'my own that I deleted',
      { ...mine, deletedAt: '2026-01-01T00:00:00.000Z' },
      standing(),
      'message_deleted',
    ],
    ['my own in an archived channel', mine, standing(archived), 'channel_archived'],
  ])('%s', (_, message, at, verdict) => {
    expect(mayEdit(message, at)).toBe(verdict);
  });
});

describe('deleting', () => {
  it.each([
    ['my own', mine, standing(), 'allowed'],
    ['my own in an archived channel', mine, standing(archived), 'allowed'],
    ["somebody else's", theirs, standing(), 'forbidden'],
    ["somebody else's as an admin", theirs, standing({ role: 'admin' }), 'allowed'],
    ["somebody else's as the owner", theirs, standing({ role: 'owner' }), 'allowed'],
  ])('%s', (_, message, at, verdict) => {
    expect(mayDelete(message, at)).toBe(verdict);
  });
});

describe('reacting and pinning', () => {
  it.each([
    ["somebody else's", theirs, standing(), 'allowed'],
    ['from outside', theirs, standing({ isMember: false }), 'forbidden'],
    ['a deleted one', { ...theirs, deletedAt: '2026-01-01T00:00:00.000Z' }, standing(), 'message_deleted'],
    ['in an archived channel', theirs, standing(archived), 'channel_archived'],
  ])('%s', (_, message, at, verdict) => {
    expect(mayMark(message, at)).toBe(verdict);
  });
});
