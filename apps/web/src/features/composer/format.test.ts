import { describe, expect, it } from 'vitest';
import { type Edit, type Field, type Format, format, isInFence, newLine } from './format.js';

/** `[` and `]` mark the selection. */
function field(marked: string): Field {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return { text: marked.replace('[', '').replace(']', ''), start, end };
}

function apply({ text }: Field, edit: Edit): string {
  const result = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  return `${result.slice(0, edit.start)}[${result.slice(edit.start, edit.end)}]${result.slice(edit.end)}`;
}

describe('format', () => {
  it.each<[Format, string, string]>([
    ['bold', 'a [b] c', 'a **[b]** c'],
    ['bold', 'a **[b]** c', 'a [b] c'],
    ['code', '[]', '`[]`'],
    ['quote', 'one\n[two]\nthree', 'one\n> two[]\nthree'],
    ['quote', '> [two]', 'two[]'],
    ['list', '[a\nb]', '- a\n- b[]'],
    ['numbered-list', '[a\nb]', '1. a\n2. b[]'],
    ['code-block', 'x[y]', 'x\n```\n[y]\n```'],
  ])('%s: %j → %j', (kind, before, after) => {
    expect(apply(field(before), format(field(before), kind))).toBe(after);
  });

  it('asks for the address of selected words, and for the words without', () => {
    const { text } = { text: 'see docs' };
    const edit = format({ text, start: 4, end: 8 }, 'link');
    expect(text.slice(0, edit.from) + edit.insert).toBe('see [docs](https://)');
    expect(edit.start).toBe('see [docs](https://'.length);
    expect(format({ text: '', start: 0, end: 0 }, 'link').start).toBe(1);
  });
});

describe('newLine', () => {
  it.each([
    ['- a[]', '- a\n- []'],
    ['2. a[]', '2. a\n3. []'],
    ['> a[]', '> a\n> []'],
    ['- a\n- []', '- a\n[]'],
  ])('%j → %j', (before, after) => {
    const edit = newLine(field(before));
    expect(edit && apply(field(before), edit)).toBe(after);
  });

  it('leaves other lines to the browser', () => {
    expect(newLine(field('plain[]'))).toBeUndefined();
  });
});

describe('isInFence', () => {
  it.each([
    ['```ts\nconst a', true],
    ['```\na\n```\nb', false],
    ['```` \n```\n', true],
    ['plain', false],
  ])('%j: %s', (text, expected) => {
    expect(isInFence(text, text.length)).toBe(expected);
  });
});
