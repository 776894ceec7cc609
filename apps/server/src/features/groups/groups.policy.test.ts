import { describe, expect, it } from 'vitest';
import { mayChange, mayDelete } from './groups.policy.js';

const group = {
  id: 'g',
  workspaceId: 'w',
  name: 'design',
  memberIds: [],
  createdBy: 'maker',
  createdAt: new Date(0),
  deletedAt: null,
  version: 1,
};
const gone = { ...group, deletedAt: new Date(1) };

describe('mayChange', () => {
  it.each([
    ['any member', group, 'member', 'allowed'],
    ['a stranger', group, null, 'not_found'],
    ['any member, once it is deleted', gone, 'member', 'not_found'],
  ] as const)('%s', (_, one, role, verdict) => {
    expect(mayChange({ group: one, userId: 'somebody', role })).toBe(verdict);
  });
});

describe('mayDelete', () => {
  it.each([
    ['its creator', 'maker', 'member', 'allowed'],
    ['another member', 'somebody', 'member', 'forbidden'],
    ['an admin', 'somebody', 'admin', 'allowed'],
    ['an owner', 'somebody', 'owner', 'allowed'],
    ['its creator, who left', 'maker', null, 'not_found'],
  ] as const)('%s', (_, userId, role, verdict) => {
    expect(mayDelete({ group, userId, role })).toBe(verdict);
  });
});
