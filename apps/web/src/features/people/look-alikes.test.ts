import { describe, expect, it } from 'vitest';
import { findLookAlikes, mixesScripts, skeleton } from './look-alikes.js';

describe('skeleton', () => {
  it.each([
    ['Maya', 'Мауа'],
    ['Paul', 'PauI'],
    ['Ilse Rot', 'llse R0t'],
    ['Zoe', 'Zoë'],
    ['Ann Lee', 'ann_lee'],
    ['marie', 'rnarie'],
    ['Ann', 'A\u200bnn'],
  ])('%j looks like %j', (one, other) => {
    expect(skeleton(one)).toBe(skeleton(other));
  });
  it.each([
    ['Maya', 'Mara'],
    ['Jonas', 'Tomas'],
    ['李娜', '李明'],
  ])('%j does not look like %j', (one, other) => {
    expect(skeleton(one)).not.toBe(skeleton(other));
  });
});

describe('findLookAlikes', () => {
  const person = (userId: string, displayName: string, leftAt: string | null = null) => ({
    ...{ userId, displayName, leftAt },
  });
  it('names all of those that look the same, and those who mix scripts; nobody who has left', async () => {
    const people = [
      person('a', 'Maya Lind'),
      person('b', 'Maya  lind'),
      person('c', 'Noor'),
      person('d', 'noor', '2026-03-01T09:00:00.000Z'),
      person('e', 'Мaria'),
    ];
    expect([...(await findLookAlikes(people, new Map()))].sort()).toEqual(['a', 'b', 'e']);
  });
  it('follows who is called otherwise now', async () => {
    const looks = new Map();
    await findLookAlikes([person('a', 'Maya'), person('b', 'Мауа')], looks);
    expect([...(await findLookAlikes([person('a', 'Maya'), person('b', 'Ines')], looks))]).toEqual([]);
    expect([...(await findLookAlikes([person('a', 'Ines'), person('b', 'Ines')], looks))]).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('mixesScripts', () => {
  it.each([
    ['Мaya', true],
    ['Мария Smith', false],
    ['Ωmega', true],
    ['李 Na', false],
  ])('%j: %s', (name, expected) => {
    expect(mixesScripts(name)).toBe(expected);
  });
});
