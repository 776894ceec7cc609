import type { Edit, Field } from './format.js';

const item = /^( *)(?:[-*+]|\d{1,9}[.)]) /;
/** What a nested item needs under a bullet, and under a number. */
const stepOf = (line: string): number => (/^ *\d/.test(line) ? 3 : 2);

/**
 * Tab and Shift+Tab in a list: its items go in or out by one level. Undefined where the caret is in no list, or nothing
 * goes further out, so that the key leads to another control there.
 */
export function indent({ text, start, end }: Field, direction: 'in' | 'out'): Edit | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  if (!lines.every((line) => item.test(line))) return undefined;
  const moved = lines.map((line) => {
    const step = stepOf(line);
    if (direction === 'in') return ' '.repeat(step) + line;
    const spaces = (item.exec(line)?.[1] ?? '').length;
    return line.slice(Math.min(spaces, step));
  });
  const insert = moved.join('\n');
  if (insert === lines.join('\n')) return undefined;
  const shift = (moved[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const grown = insert.length - (to - from);
  return {
    from,
    to,
    insert,
    start: Math.max(from, start + shift),
    end: start === end ? Math.max(from, start + shift) : end + grown,
  };
}
