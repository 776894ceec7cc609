import type { Emoji } from './emoji-book.js';

/** A group with the emoji shown in it, such as what was used lately. */
export interface PickerSection {
  readonly key: string;
  readonly label: string;
  readonly emoji: readonly Emoji[];
}

/** A line of the grid. `first` is the place of its first cell among all cells. */
export type PickerRow =
  | { readonly kind: 'head'; readonly key: string; readonly label: string }
  | {
      readonly kind: 'cells';
      readonly key: string;
      readonly first: number;
      readonly emoji: readonly Emoji[];
    };

/** Heads and lines of `columns` cells each, top to bottom. A section without a label has no head. */
export function pickerRows(sections: readonly PickerSection[], columns: number): PickerRow[] {
  const rows: PickerRow[] = [];
  let first = 0;
  for (const { key, label, emoji } of sections) {
    if (emoji.length === 0) continue;
    if (label !== '') rows.push({ kind: 'head', key, label });
    for (let from = 0; from < emoji.length; from += columns) {
      const cells = emoji.slice(from, from + columns);
      rows.push({ kind: 'cells', key: `${key}-${from}`, first, emoji: cells });
      first += cells.length;
    }
  }
  return rows;
}

export type PickerKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** Where an arrow leads from a cell; it stays where there is no further. */
export function nextCell(rows: readonly PickerRow[], from: number, key: PickerKey): number {
  const lines = rows.filter((row) => row.kind === 'cells');
  const last = lines.at(-1);
  const count = last ? last.first + last.emoji.length : 0;
  if (key === 'ArrowLeft') return Math.max(0, from - 1);
  if (key === 'ArrowRight') return Math.min(count - 1, from + 1);
  const at = lines.findIndex(({ first, emoji }) => from >= first && from < first + emoji.length);
  const here = lines[at];
  const there = lines[at + (key === 'ArrowUp' ? -1 : 1)];
  if (!here || !there) return from;
  return there.first + Math.min(from - here.first, there.emoji.length - 1);
}

/** The line a cell stands in, as an index into `rows`; -1: none. */
export function rowOfCell(rows: readonly PickerRow[], cell: number): number {
  return rows.findIndex(
    (row) => row.kind === 'cells' && cell >= row.first && cell < row.first + row.emoji.length,
  );
}

export function cellAt(rows: readonly PickerRow[], cell: number): Emoji | undefined {
  const row = rows[rowOfCell(rows, cell)];
  return row?.kind === 'cells' ? row.emoji[cell - row.first] : undefined;
}
