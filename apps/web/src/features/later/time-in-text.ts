import { parseWhen, type When, type WhenOptions } from './parse-when.js';

/** The longest a time is said in: "on the 24. December 2026 at 17:30". */
const mostWords = 8;

export interface TimeInText {
  /** Not `unclear`. */
  readonly when: When;
  /** What is left without it, in its own lines. */
  readonly rest: string;
}

/**
 * The time that a text begins or ends with, in natural words: "tomorrow 9:00 call Ana", "call Ana in 20 minutes". The
 * longest counts, so that all that is said of the time is heard. Undefined when there is none.
 */
export function timeInText(text: string, options: WhenOptions): TimeInText | undefined {
  const words = [...text.matchAll(/\S+/g)].map(([word], nth, all) => {
    const start = all[nth]?.index ?? 0;
    return { word, start, end: start + word.length };
  });
  const said = (from: number, to: number) =>
    parseWhen(
      words
        .slice(from, to)
        .map(({ word }) => word)
        .join(' '),
      options,
    );
  for (let count = Math.min(words.length, mostWords); count > 0; count -= 1) {
    const first = said(0, count);
    if (first.kind !== 'unclear') return { when: first, rest: text.slice(words[count - 1]?.end).trim() };
    const from = words.length - count;
    const last = said(from, words.length);
    if (last.kind !== 'unclear') return { when: last, rest: text.slice(0, words[from]?.start).trim() };
  }
  return undefined;
}
