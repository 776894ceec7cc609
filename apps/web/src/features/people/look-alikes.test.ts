import { describe, expect, it } from 'vitest';
import { lookAlikes, mixesScripts, skeleton } from './look-alikes.js';

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

describe('lookAlikes', () => {
  it('names all of those that look the same, and groups never', async () => {
    const people = [
      { id: 'a', label: 'Maya Lind' },
      { id: 'b', label: 'Mауa Lind' },
      { id: 'c', label: 'Noor' },
      { id: 'd', label: 'noor', crowd: 'group' },
    ];
    expect([...(await lookAlikes(people))]).toEqual(['a', 'b']);
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
