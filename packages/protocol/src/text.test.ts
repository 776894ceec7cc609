import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, line, secret, text, uniformLine } from './text.js';

const accepts = (schema: ReturnType<typeof line>, value: unknown) => schema.safeParse(value).success;
const reasons = (schema: ReturnType<typeof line>, value: unknown) =>
  schema.safeParse(value).error?.issues.map((issue) => issue.message) ?? [];

/** Any UTF-16, lone surrogates and control characters included, and often. */
const anyText = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        fc.integer({ min: 0, max: 0x7f }),
        fc.integer({ min: 0xd7f0, max: 0xe00f }),
        fc.integer({ min: 0, max: 0x10ffff }),
      ),
      { maxLength },
    )
    .map((codes) => String.fromCodePoint(...codes));

describe('text', () => {
  const schema = text(10, 1);

  it('counts code points, so that an emoji is one character', () => {
    expect(codePointLength('a😀é')).toBe(3);
    expect(accepts(schema, '😀'.repeat(10))).toBe(true);
    expect(reasons(schema, '😀'.repeat(11))).toEqual(['at most 10 characters']);
  });

  it('accepts tab and line feed and keeps the text as it is', () => {
    expect(schema.parse(' a\tb\nc ')).toBe(' a\tb\nc ');
  });

  it.each([
    ['NUL', 'a\u0000b'],
    ['escape', 'a\u001bb'],
    ['carriage return', 'a\rb'],
    ['delete', 'a\u007fb'],
  ])('refuses %s', (_, value) => {
    expect(reasons(schema, value)).toEqual(['has a control character']);
  });

  it.each([
    ['high', '\ud83d'],
    ['low', 'a\ude00'],
    ['swapped', '\ude00\ud83d'],
  ])('refuses a lone surrogate (%s)', (_, value) => {
    expect(reasons(schema, value)).toEqual(['not well-formed Unicode']);
  });

  it.each([[''], ['  '], ['\n\t']])('refuses %j where something must be said', (value) => {
    expect(reasons(schema, value)).toEqual(['must not be empty']);
  });

  it.each([[null], [undefined], [7], [['a']], [{ toString: () => 'a' }]])(
    'refuses %j, which is no text',
    (value) => {
      expect(accepts(schema, value)).toBe(false);
    },
  );

  it('ends with one reason at huge input, before the checks that read all of it', () => {
    expect(reasons(schema, '\u0000'.repeat(65_536))).toEqual(['at most 10 characters']);
  });

  it('accepts exactly the strings that are well-formed, free of control characters and short enough', () => {
    fc.assert(
      fc.property(anyText(14), (value) => {
        const isClean = [...value].every((one) =>
          /^[\t\n]$|^[^\p{Surrogate}\p{Cc}]$|^[\u0080-\u009f]$/u.test(one),
        );
        const isRight = isClean && [...value].length <= 10 && value.trim() !== '';
        expect(accepts(schema, value)).toBe(isRight);
      }),
    );
  });
});

describe('line', () => {
  const schema = line(5, 2);

  it('trims before it measures', () => {
    expect(schema.parse('  abcde  ')).toBe('abcde');
    expect(reasons(schema, '  a ')).toEqual(['at least 2 characters']);
  });

  it.each([['a\tb'], ['a\nb'], ['a\u2028b'], ['a\u2029b'], ['a\u0000b']])(
    'refuses %j, which is not one line',
    (value) => {
      expect(reasons(schema, value)).toEqual(['must be one line']);
    },
  );
});

describe('uniformLine', () => {
  const schema = uniformLine(4);

  it('gives one spelling to what reads the same', () => {
    expect(schema.parse(' CAFÉ')).toBe('café');
    expect(schema.parse('cafe\u0301')).toBe('caf\u00e9');
  });

  it('measures after lower-casing, which can lengthen a text', () => {
    expect('İ'.toLowerCase()).toHaveLength(2);
    expect(reasons(schema, 'İİİ')).toEqual(['at most 4 characters']);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText(4), (value) => {
        const once = schema.safeParse(value);
        if (once.success) expect(schema.parse(once.data)).toBe(once.data);
      }),
    );
  });
});

describe('secret', () => {
  const schema = secret(12, 8);

  it('keeps spaces and counts code points', () => {
    expect(schema.parse('  a b c ')).toBe('  a b c ');
    expect(accepts(schema, '😀'.repeat(7))).toBe(false);
    expect(accepts(schema, '😀'.repeat(12))).toBe(true);
    expect(accepts(schema, 'a'.repeat(13))).toBe(false);
  });

  it('refuses lone surrogates, which two different passwords could turn into', () => {
    expect(accepts(schema, `${'a'.repeat(8)}\ud83d`)).toBe(false);
  });
});
