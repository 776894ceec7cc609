import { describe, expect, it } from 'vitest';
import type { Emoji } from './emoji-book.js';
import { cellAt, nextCell, type PickerKey, pickerRows, rowOfCell } from './picker-rows.js';

const emojiNamed = (name: string): Emoji => ({
  emoji: name,
  label: name,
  name,
  group: 0,
  tones: null,
  terms: [[name], [], []],
});
const section = (key: string, count: number) => ({
  key,
  label: key,
  emoji: Array.from({ length: count }, (_, nth) => emojiNamed(`${key}${nth}`)),
});

// a0 a1 a2 / a3 / b0 b1 b2 / b3 b4
const rows = pickerRows([section('a', 4), section('none', 0), section('b', 5)], 3);

describe('the rows of the picker', () => {
  it('are heads and lines, without empty groups', () => {
    expect(rows.map((row) => (row.kind === 'head' ? row.label : row.emoji.map(({ name }) => name)))).toEqual([
      'a',
      ['a0', 'a1', 'a2'],
      ['a3'],
      'b',
      ['b0', 'b1', 'b2'],
      ['b3', 'b4'],
    ]);
    expect(pickerRows([{ ...section('a', 2), label: '' }], 3)).toHaveLength(1);
  });

  it('find a cell by its place among all', () => {
    expect(cellAt(rows, 4)?.name).toBe('b0');
    expect(rowOfCell(rows, 4)).toBe(4);
    expect(cellAt(rows, 9)).toBeUndefined();
    expect(rowOfCell([], 0)).toBe(-1);
  });

  it.each<[string, PickerKey, string]>([
    ['a2', 'ArrowRight', 'a3'],
    ['a3', 'ArrowRight', 'b0'],
    ['a0', 'ArrowLeft', 'a0'],
    ['b4', 'ArrowRight', 'b4'],
    ['a2', 'ArrowDown', 'a3'],
    ['a3', 'ArrowDown', 'b0'],
    ['b2', 'ArrowDown', 'b4'],
    ['b3', 'ArrowDown', 'b3'],
    ['b1', 'ArrowUp', 'a3'],
    ['a1', 'ArrowUp', 'a1'],
  ])('lead from %s by %s to %s', (from, key, to) => {
    const names = ['a0', 'a1', 'a2', 'a3', 'b0', 'b1', 'b2', 'b3', 'b4'];
    expect(cellAt(rows, nextCell(rows, names.indexOf(from), key))?.name).toBe(to);
  });
});
