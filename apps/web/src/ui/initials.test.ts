import { describe, expect, it } from 'vitest';
import { hueOf, initials } from './initials.js';

describe('initials', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['Grace Brewster Hopper', 'GH'],
    ['plato', 'P'],
    ['  mia   keller ', 'MK'],
    ['dev_ops', 'DO'],
    ['山田太郎', '山'],
    ['Åsa Öberg', 'ÅÖ'],
    ['👩‍🚀 Nova', '👩‍🚀N'],
    ['-- ..', '?'],
    ['', '?'],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});

describe('hueOf', () => {
  it('gives the same hue for the same seed', () => {
    expect(hueOf('0192f0c1')).toBe(hueOf('0192f0c1'));
  });

  it('spreads seeds that differ in one character over the whole wheel', () => {
    const hues = new Set(Array.from({ length: 300 }, (_, index) => hueOf(`person-${index}`)));
    expect(hues.size).toBe(15);
    for (const hue of hues) expect(hue).toBeLessThan(360);
  });
});
