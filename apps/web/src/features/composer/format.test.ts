import { describe, expect, it } from 'vitest';
import { type Edit, type Field, type Format, format, isInFence, newLine, pastedLink } from './format.js';

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
    ['bold', 'a [**b**] c', 'a [b] c'],
    ['strike', '[gone]', '~~[gone]~~'],
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

describe('pastedLink', () => {
  it.each([
    ['see [docs]', 'https://example.org/a', 'see [docs](https://example.org/a)[]'],
    ['see [docs]', ' https://example.org/a_(b) ', 'see [docs](https://example.org/a_%28b%29)[]'],
    ['see [docs]', 'not an address', undefined],
    ['see []', 'https://example.org', undefined],
    ['[https://example.com]', 'https://example.org', undefined],
    ['see [docs]', 'javascript:alert(1)', undefined],
  ])('%j with %j → %j', (before, pasted, after) => {
    const edit = pastedLink(field(before), pasted);
    expect(edit && apply(field(before), edit)).toBe(after);
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
