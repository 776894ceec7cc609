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

const wellFormed = z.refine<string>((value) => !loneSurrogate.test(value), 'not well-formed Unicode');
const atMost = (max: number) =>
  z.refine<string>((value) => codePointLength(value) <= max, `at most ${max} characters`);
const atLeast = (min: number) => (min === 1 ? 'must not be empty' : `at least ${min} characters`);

/** A code point is at most two UTF-16 units: this cheap bound ends huge input before any check that reads it all. */
const bounded = (max: number) => z.maxLength(max * 2, { error: `at most ${max} characters`, abort: true });

/** JSON Schema counts code points too, so the generated documents tell the true limits. */
const told = (max: number, min: number) => z.meta({ ...(min > 0 && { minLength: min }), maxLength: max });

/** Multi-line text: well-formed Unicode, no control characters but tab and line feed, length in code points. */
export function text(max: number, min = 0) {
  return z.string().check(
    bounded(max),
    wellFormed,
    z.refine((value) => !controlCharacter.test(value), 'has a control character'),
    atMost(max),
    z.refine((value) => value.trim().length >= min, atLeast(min)),
    told(max, min),
  );
}

const oneLine = z.refine<string>(
  (value) => !controlCharacter.test(value) && !/[\t\n\u2028\u2029]/.test(value),
  'must be one line',
);

const lineChecks = (max: number, min: number) =>
  [
    bounded(max),
    wellFormed,
    oneLine,
    atMost(max),
    z.refine<string>((value) => codePointLength(value) >= min, atLeast(min)),
    told(max, min),
  ] as const;

/** One line of text, trimmed. */
export function line(max: number, min = 0) {
  return z.string().check(z.trim(), ...lineChecks(max, min));
}

/**
 * One line with a single spelling: trimmed, in lower case, composed (NFC), so that what reads the same is the same.
 * Both can lengthen a text, so its limit is checked after them.
 */
export function uniformLine(max: number, min = 0) {
  return z
    .string()
    .check(z.trim(), bounded(max), z.toLowerCase(), z.normalize('NFC'), ...lineChecks(max, min));
}

/** A password: any characters, kept as typed, length in code points. */
export function secret(max: number, min = 0) {
  return z.string().check(
    bounded(max),
    wellFormed,
    atMost(max),
    z.refine((value) => codePointLength(value) >= min, atLeast(min)),
    told(max, min),
  );
}
