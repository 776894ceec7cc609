import type { Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { deepestNesting, isJumbo, parseMarkdown } from './parse.js';

const person = '019a0000-0000-7000-8000-000000000001';
const types = (text: string): string[] =>
  ((parseMarkdown(text)[0] as Tokens.Paragraph).tokens ?? []).map((token) => token.type);

describe('parseMarkdown', () => {
  it('finds mentions and shortcodes in running text, and leaves them alone in code', () => {
    expect(types(`hi <@${person}>, see <#${person}> :tada:`)).toEqual([
      'text',
      'mention',
      'text',
      'mention',
      'text',
      'shortcode',
    ]);
    expect(types(`\`<@${person}> :tada:\``)).toEqual(['codespan']);
  });

  it('finds groups, everybody and those who are here, also where a line begins', () => {
    expect(types(`<!group:${person}> and <!channel>, <!here>`)).toEqual([
      'mention',
      'text',
      'mention',
      'text',
      'mention',
    ]);
    expect(types('<!channel>\n<!here>')).toEqual(['mention', 'br', 'mention']);
    expect(types('<!everybody>')).not.toContain('mention');
  });

  it('takes a broken mention for text', () => {
    expect(types('hello <@nobody>')).not.toContain('mention');
  });

  it('keeps line breaks as typed', () => {
    expect(types('one\ntwo')).toEqual(['text', 'br', 'text']);
  });

  it('makes one plain paragraph of text nested beyond any use', () => {
    for (const bomb of ['>'.repeat(5_000), '- '.repeat(3_000), `${'> - '.repeat(deepestNesting)}x`]) {
      const tokens = parseMarkdown(bomb);
      expect(tokens).toHaveLength(1);
      expect(tokens[0]?.type).toBe('paragraph');
    }
  });

  it('reads a list ten deep as a list', () => {
    const text = Array.from({ length: 4 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}`).join('\n');
    expect(parseMarkdown(text)[0]?.type).toBe('list');
  });
});

describe('isJumbo', () => {
  it.each([
    ['🎉', true],
    ['🎉 👍🏽 👨‍👩‍👧', true],
    [':tada: :+1:', true],
    ['🇩🇪', true],
    ['❤️', true],
    ['🎉🎉🎉🎉', false],
    ['nice 🎉', false],
    ['1', false],
    ['12:30:45', false],
    ['', false],
  ])('%s → %s', (text, expected) => {
    expect(isJumbo(text)).toBe(expected);
  });
});
