import { isEmoji, qualifiedEmoji } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { recordsOf } from '../../../emoji-data/plugin.js';
import { bookOf, ownGroup, withOwn } from './emoji-book.js';
import { searchBook } from './search-emoji.js';

const english = bookOf(recordsOf('en'));
const german = bookOf(recordsOf('de'));
const found = (query: string, book = english, limit = 8) =>
  searchBook(book, query, limit).map(({ emoji }) => emoji);

describe('the book of emoji', () => {
  it('has every group, and each sign once', () => {
    expect(new Set(english.all.map(({ group }) => group))).toEqual(new Set([0, 1, 3, 4, 5, 6, 7, 8, 9]));
    expect(new Set(english.all.map(({ emoji }) => emoji)).size).toBe(english.all.length);
    expect(english.all.length).toBeGreaterThan(1_800);
    expect(german.all.length).toBe(english.all.length);
  });

  it('holds nothing that the server would refuse or spell in another way, in no tone', () => {
    const signs = [...english.bySign.keys()];
    expect(signs.filter((sign) => !isEmoji(sign))).toEqual([]);
    expect(signs.filter((sign) => qualifiedEmoji(sign) !== sign)).toEqual([]);
  });

  it.each([
    ['👍', '👍🏽'],
    ['👩‍🚀', '👩🏽‍🚀'],
    ['⛹️‍♂️', '⛹🏽‍♂️'],
    ['🤝', '🤝🏽'],
    ['👭', '👭🏽'],
    ['🧑‍🤝‍🧑', '🧑🏽‍🤝‍🧑🏽'],
  ])('gives %s the middle tone %s', (emoji, toned) => {
    expect(english.bySign.get(emoji)?.tones?.[2]).toBe(toned);
  });
});

describe('searching emoji', () => {
  it.each([
    ['tada', '🎉'],
    [':tada:', '🎉'],
    ['+1', '👍'],
    ['thumbsu', '👍'],
    ['party pop', '🎉'],
    ['cat fac', '🐱'],
    ['norway', '🇳🇴'],
    ['heart', '❤️'],
    ['🎉', '🎉'],
    ['👍🏽', '👍'],
  ])('%s finds %s first', (query, emoji) => {
    expect(found(query)[0]).toBe(emoji);
  });

  it('finds by what people call it in their language', () => {
    expect(found('Käse', german)).toContain('🧀');
    expect(found('kase', german)).toContain('🧀');
    expect(found('tada', german)[0]).toBe('🎉');
  });

  it('finds nothing for nothing, and keeps to the limit', () => {
    expect(found('')).toEqual([]);
    expect(found(' : ')).toEqual([]);
    expect(found('qqqq')).toEqual([]);
    expect(found('a', english, 5)).toHaveLength(5);
  });
});

describe("the workspace's own emoji", () => {
  const own = new Map(
    ['tin_mug', 'party-map'].map((name) => [
      name,
      { id: name, workspaceId: 'w', name, url: `/${name}`, addedBy: 'u', version: 1 },
    ]),
  );
  const book = withOwn(english, own);

  it('stand before the others, and are found by their names and the words in them', () => {
    expect(book.all.slice(0, 2).map(({ emoji, group }) => [emoji, group])).toEqual([
      [':tin_mug:', ownGroup],
      [':party-map:', ownGroup],
    ]);
    expect(found('tin', book)[0]).toBe(':tin_mug:');
    expect(found(':tin_mug:', book)).toEqual([':tin_mug:']);
    expect(found('mug', book)).toContain(':tin_mug:');
    expect(found('party', book)).toContain('🎉');
  });

  it('cost nothing where there are none, and are put together once', () => {
    expect(withOwn(english, new Map())).toBe(english);
    expect(withOwn(english, own)).toBe(book);
  });
});
