import * as z from 'zod/mini';

const loneSurrogate = /\p{Surrogate}/u;
// Tab and line feed are text; every other control character is a trap for terminals, logs or the database.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
const controlCharacter = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** Length in Unicode code points: what limits count and what people are shown. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Multi-line text: well-formed Unicode, no control characters but tab and line feed, length in code points. */
export function text(max: number, min = 0) {
  return z.string().check(
    // One UTF-16 unit is at most one code point, so this cheap bound stops huge input before the loop below.
    z.maxLength(max * 2, `at most ${max} characters`),
    z.refine((value) => !loneSurrogate.test(value), 'not well-formed Unicode'),
    z.refine((value) => !controlCharacter.test(value), 'has a control character'),
    z.refine((value) => codePointLength(value) <= max, `at most ${max} characters`),
    z.refine(
      (value) => value.trim().length >= min,
      min === 1 ? 'must not be empty' : `at least ${min} characters`,
    ),
  );
}

/** One line of text, trimmed. */
export function line(max: number, min = 0) {
  return z.string().check(
    z.trim(),
    z.maxLength(max * 2, `at most ${max} characters`),
    z.refine((value) => !loneSurrogate.test(value), 'not well-formed Unicode'),
    z.refine((value) => !controlCharacter.test(value) && !/[\t\n]/.test(value), 'must be one line'),
    z.refine((value) => codePointLength(value) <= max, `at most ${max} characters`),
    z.refine((value) => value.length >= min, min === 1 ? 'must not be empty' : `at least ${min} characters`),
  );
}
