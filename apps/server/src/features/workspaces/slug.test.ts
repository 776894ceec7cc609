import { workspaceSlug } from '@parley/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSlug, slugOf } from './slug.js';

describe('a slug', () => {
  it.each([
    ['Fernweh Maps', 'fernweh-maps'],
    ['Café Müller & Söhne', 'cafe-muller-sohne'],
    ['Große Straße', 'grosse-strasse'],
    ['Łódź Ørsted Æon', 'lodz-orsted-aeon'],
    ['  --  x  --  ', 'team'],
    ['地図', 'team'],
    ['R2', 'r2'],
    ['ℌ𝔬𝔲𝔰𝔢', 'house'],
    ['a'.repeat(80), 'a'.repeat(40)],
    [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
  ])('of %s is %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('always fits the contract, also when it is taken many times', () => {
    const fits = (slug: string) => workspaceSlug.safeParse(slug).success;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const taken = new Set<string>();
        for (let time = 0; time < 12; time += 1) taken.add(freeSlug(slugOf(name), taken));
        return taken.size === 12 && [...taken].every(fits);
      }),
    );
  });
});
