import type { Member } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { hereFirst } from './here-first.js';

const person = (userId: string): Member => ({
  ...{ userId, displayName: userId, title: '', role: 'member' },
  ...{ joinedAt: '2026-01-01T00:00:00.000Z', leftAt: null, version: 1 },
});

describe('hereFirst', () => {
  it('puts who is here first, then who is away, and leaves each in their order', () => {
    const how: Record<string, 'online' | 'away'> = {
      cleo: 'away',
      dan: 'online',
    };
    const people = ['ann', 'ben', 'cleo', 'dan', 'eve', 'fay'].map(person);
    how.fay = 'online';
    const order = hereFirst(people, (userId) => how[userId]).map(({ userId }) => userId);
    expect(order).toEqual(['dan', 'fay', 'cleo', 'ann', 'ben', 'eve']);
  });
});
