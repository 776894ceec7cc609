export type Range = readonly [start: number, end: number];

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const plain = /^[\u0000-\u007f]*$/;

/** One folded character for each UTF-16 unit, so that an index in the folded text is an index in the text. */
function fold(text: string): string {
  // Most names have no accents to take off, which is the dear part.
  if (plain.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) {
    const plain = character
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase();
    folded += plain.length === character.length ? plain : character;
  }
  return folded;
}

/** Where the terms stand in the text, letter case and accents aside; sorted, and joined where they touch. */
export function matchRanges(text: string, terms: readonly string[]): Range[] {
  const folded = fold(text);
  const found: Range[] = [];
  for (const term of terms) {
    const wanted = fold(term.trim());
    if (wanted === '') continue;
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
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
