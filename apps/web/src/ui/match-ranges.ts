import { folded, isPlain } from './folded.js';

export type Range = readonly [start: number, end: number];

/** One folded character for each UTF-16 unit, so that an index in the folded text is an index in the text. */
function foldedInPlace(text: string): string {
  if (isPlain(text)) return folded(text);
  let made = '';
  for (const character of text) {
    const plain = folded(character);
    made += plain.length === character.length ? plain : character;
  }
  return made;
}

/** Where the terms stand in the text, letter case and accents aside; sorted, and joined where they touch. */
export function matchRanges(text: string, terms: readonly string[]): Range[] {
  const searched = foldedInPlace(text);
  const found: Range[] = [];
  for (const term of terms) {
    const wanted = foldedInPlace(term.trim());
    if (wanted === '') continue;
    for (let at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + wanted.length)) {
      found.push([at, at + wanted.length]);
    }
  }
  const joined: Range[] = [];
  for (const [start, end] of found.sort((first, second) => first[0] - second[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], end)];
    else joined.push([start, end]);
  }
  return joined;
}
