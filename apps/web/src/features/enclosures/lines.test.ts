import { describe, expect, it } from 'vitest';
import { filledLines, repeatedLine, withPasted, withRoom } from './lines.js';

describe('lines of a poll or a checklist', () => {
  it('are those that are not empty', () => {
    expect(filledLines([' Noodles ', '', '  '])).toEqual(['Noodles']);
  });

  it('end with an empty one while there is room', () => {
    expect(withRoom(['a'], 3)).toEqual(['a', '']);
    expect(withRoom(['a', ''], 3)).toEqual(['a', '']);
    expect(withRoom(['a', 'b', 'c'], 3)).toEqual(['a', 'b', 'c']);
  });

  it('are not the same twice, as people read them', () => {
    expect(repeatedLine(['Noodles', '', 'Soup', ' noodles '])).toBe(3);
    expect(repeatedLine(['Noodles', '', ''])).toBe(-1);
  });

  it('come out of a list that is pasted', () => {
    expect(withPasted(['first', '', 'last'], 1, '- one\r\n2. two\n\n• three')).toEqual([
      ...['first', 'one', 'two', 'three', 'last'],
    ]);
  });
});
