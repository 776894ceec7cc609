import { describe, expect, it } from 'vitest';
import { wordChanges } from './word-changes.js';

const marked = (before: string, after: string) =>
  wordChanges(before, after)
    ?.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `{-${text}-}`))
    .join('');

describe('wordChanges', () => {
  it.each([
    ['the same', 'the same', 'the same'],
    ['we meet at nine', 'we meet at ten', 'we meet at{- nine-}{+ ten+}'],
    ['a c', 'a b c', 'a{+ b+} c'],
    ['', 'new', '{+new+}'],
    ['one\n\ntwo', 'one\n\ntwo three', 'one\n\ntwo{+ three+}'],
  ])('%j → %j', (before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  it('puts together to both texts, whatever they are', () => {
    const texts = ['  a  b\tc ', 'b a\n\nc', 'x', '', 'ä 🚀 ö', 'a a a b a a'];
    for (const before of texts) {
      for (const after of texts) {
        const changes = wordChanges(before, after) ?? [];
        const without = (kind: string) =>
          changes
            .filter((one) => one.kind !== kind)
            .map((one) => one.text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }
    }
  });

  it('gives up on what would take too long', () => {
    const long = (word: string) => Array.from({ length: 2_000 }, (_, n) => `${word}${n}`).join(' ');
    expect(wordChanges(long('a'), long('b'))).toBeNull();
  });
});
