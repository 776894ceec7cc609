import { describe, expect, it } from 'vitest';
import { indent } from './indent.js';

/** `[` and `]` mark the selection. */
function moved(marked: string, direction: 'in' | 'out'): string | undefined {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace('[', '').replace(']', '');
  const edit = indent({ text, start, end }, direction);
  if (!edit) return undefined;
  const result = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  return `${result.slice(0, edit.start)}[${result.slice(edit.start, edit.end)}]${result.slice(edit.end)}`;
}

describe('indent', () => {
  it.each([
    ['- a[]', 'in', '  - a[]'],
    ['1. a[]', 'in', '   1. a[]'],
    ['  - a[]', 'out', '- a[]'],
    ['- a[]', 'out', undefined],
    ['- [a\n  - b]', 'out', '- [a\n- b]'],
    ['- [a\n- b]', 'in', '  - [a\n  - b]'],
    ['text[]', 'in', undefined],
    ['- a\ntext[]', 'in', undefined],
    ['[]', 'in', undefined],
  ] as const)('%j %s → %j', (before, direction, after) => {
    expect(moved(before, direction)).toBe(after);
  });
});
