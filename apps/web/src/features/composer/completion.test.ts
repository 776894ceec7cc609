import { describe, expect, it } from 'vitest';
import { type Candidate, completionQuery } from './completion.js';
import { rank } from './rank.js';

const query = (text: string) => {
  const found = completionQuery(text, text.length);
  return found && `${found.kind}:${found.term}@${found.start}`;
};

describe('completionQuery', () => {
  it.each([
    ['@', 'person:@0'],
    ['hi @ma', 'person:ma@3'],
    ['hi @maya li', 'person:maya li@3'],
    ['(@zoë', 'person:zoë@1'],
    ['see #we', 'channel:we@4'],
    ['nice :ta', 'emoji:ta@5'],
    ['nice :t', undefined],
    ['at 10:30', undefined],
    ['me@mail', undefined],
    ['@maya li is', undefined],
    ['plain', undefined],
    ['/', 'command:@0'],
    ['/to', 'command:to@0'],
    ['/topic ', undefined],
    ['say /to', undefined],
    ['/usr/bin', undefined],
  ])('%j → %s', (text, expected) => {
    expect(query(text)).toBe(expected);
  });
});

describe('rank among very many', () => {
  it('reads each name once, however many letters are typed', () => {
    let read = 0;
    const crowd = Array.from({ length: 1_000 }, (_, index) => ({
      id: String(index),
      get label() {
        read += 1;
        return `Person ${index}`;
      },
      detail: '',
    }));
    for (const term of ['p', 'pe', 'per', 'person 7']) rank(crowd, term, 8);
    expect(read).toBeLessThan(2 * crowd.length);
  });
});

describe('rank', () => {
  const people: Candidate[] = ['Maya Lindqvist', 'Tomás Maya', 'Imari Yamada', 'Jürgen Groß', 'Li Na'].map(
    (label) => ({
      id: label,
      label,
      detail: '',
    }),
  );
  const ids = (term: string) => rank(people, term, 8).map((one) => one.id);

  it('puts names that begin with the term first, then words that do', () => {
    expect(ids('ma').slice(0, 2)).toEqual(['Maya Lindqvist', 'Tomás Maya']);
  });
  it('minds neither case nor accents', () => {
    expect(ids('JUR')).toEqual(['Jürgen Groß']);
    expect(ids('tomas')).toEqual(['Tomás Maya']);
  });
  it('finds a person by two words', () => {
    expect(ids('maya li')[0]).toBe('Maya Lindqvist');
  });
  it('is bounded, and finds nobody for nonsense', () => {
    expect(rank(people, '', 2)).toHaveLength(2);
    expect(ids('xqz')).toEqual([]);
  });
});
