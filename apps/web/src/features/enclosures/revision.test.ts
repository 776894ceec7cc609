import { describe, expect, it } from 'vitest';
import { heldLines, listProblem, revisionOf } from './revision.js';

const begun = heldLines({
  poll: {
    ...{ isMultiple: false, isAnonymous: false, voterCount: 2 },
    options: [
      { text: 'Noodles', count: 2, userIds: [] },
      { text: '', count: 0, userIds: [], isRemoved: true },
      { text: 'Soup', count: 0, userIds: [] },
      { text: 'Salad', count: 0, userIds: [] },
    ],
  },
});
const reworded = (place: number, text: string) =>
  begun.map((line) => (line.place === place ? { ...line, text } : line));

describe('what is asked for after the dialog', () => {
  it('is what was changed, by its place', () => {
    expect(begun.map(({ place, votes }) => [place, votes])).toEqual([
      [0, 2],
      [2, 0],
      [3, 0],
    ]);
    const lines = reworded(2, ' A soup ').filter(({ place }) => place !== 3);
    const wanted = { added: ['Bread'], reworded: [{ place: 2, text: 'A soup' }], removed: [3] };
    expect(revisionOf(begun, lines, ['Bread'])).toEqual(wanted);
  });

  it('is nothing when nothing was changed', () => {
    expect(revisionOf(begun, reworded(2, 'Soup '), [])).toBeUndefined();
  });

  it.each([
    ['an empty line', reworded(2, ' '), [''], { kind: 'empty', place: 2 }],
    ['a text twice', reworded(2, 'noodles'), [''], { kind: 'repeated', place: 2 }],
    [
      'the one that may be changed',
      [...begun]
        .reverse()
        .map((line) => ({ ...line, text: 'Same' }))
        .slice(1),
      [''],
      { kind: 'repeated', place: 2 },
    ],
    ['a new one that is there', begun, ['', ' salad'], { kind: 'repeated', at: 1 }],
    ['too few', begun.slice(0, 1), [''], { kind: 'few', at: 0 }],
    ['enough with a new one', begun.slice(0, 1), ['Bread', ''], undefined],
  ])('knows %s', (_, lines, added, problem) => {
    expect(listProblem(lines, added, 2)).toEqual(problem);
  });
});
