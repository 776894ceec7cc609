import { describe, expect, it } from 'vitest';
import { pseudoMessage } from './pseudo-language.js';

describe('the pseudo language', () => {
  it('stretches words, and leaves tags and what is filled in', () => {
    expect(pseudoMessage(['Read ', ['name'], ' in <0>here</0>'])).toEqual([
      ...['⟦', 'Rééàààd ', ['name'], ' în <0>hééréé</0>', '⟧'],
    ]);
  });
  it('stretches every form of a plural', () => {
    expect(pseudoMessage([['n', 'plural', { one: ['#', ' reply'], other: ['#', ' replies'] }]])).toEqual([
      ...['⟦', ['n', 'plural', { one: ['#', ' rééply'], other: ['#', ' rééplîéés'] }], '⟧'],
    ]);
  });
});
