import { describe, expect, it } from 'vitest';
import { matchRanges } from './match-ranges.js';

const marked = (text: string, terms: string[]) =>
  matchRanges(text, terms).map(([start, end]) => text.slice(start, end));

describe('matchRanges', () => {
  it('finds every place, whatever the case and the accents', () => {
    expect(marked('Café, cafe, CAFÉ', ['cafe'])).toEqual(['Café', 'cafe', 'CAFÉ']);
  });

  it('joins terms that overlap or touch', () => {
    expect(marked('release notes', ['rele', 'lease'])).toEqual(['release']);
    expect(marked('ababab', ['ab'])).toEqual(['ababab']);
  });

  it('keeps positions right after characters of two units and ligatures', () => {
    expect(marked('🚀🚀 plan', ['plan'])).toEqual(['plan']);
    expect(marked('straße İstanbul plan', ['plan'])).toEqual(['plan']);
  });

  it('finds nothing for blank terms', () => {
    expect(matchRanges('text', ['', '  '])).toEqual([]);
  });

  it('works for scripts without spaces', () => {
    expect(marked('今日の会議の議事録', ['会議'])).toEqual(['会議']);
  });
});
