import { i18n } from '@lingui/core';
import { qualifiedEmoji } from '@parley/protocol';
import { type EmojiRecord, inTone } from './emoji-record.js';

export interface Emoji {
  readonly emoji: string;
  /** In the language of the page, such as "party popper". */
  readonly label: string;
  /** The short name chat people know, such as `tada`. */
  readonly name: string;
  readonly group: number;
  /** The five tones of skin it comes in, light to dark; null: it has no skin. */
  readonly tones: readonly string[] | null;
  /** What finds it, best first: its short names, the words of its label, its tags. In lower case, without accents. */
  readonly terms: readonly [names: readonly string[], words: readonly string[], tags: readonly string[]];
}

export interface EmojiBook {
  /** In the order of Unicode: by group, alike beside alike. */
  readonly all: readonly Emoji[];
  readonly bySign: ReadonlyMap<string, Emoji>;
}

const sources: Record<string, () => Promise<{ records: readonly EmojiRecord[] }>> = {
  en: () => import('virtual:emoji/en'),
  de: () => import('virtual:emoji/de'),
};

const books = new Map<string, Promise<EmojiBook>>();

/** All emoji with their names in the language of the page; fetched when first asked for, and again if that failed. */
export function loadEmoji(): Promise<EmojiBook> {
  const language = Object.hasOwn(sources, i18n.locale) ? i18n.locale : 'en';
  const known = books.get(language);
  if (known) return known;
  const book = (sources[language] as (typeof sources)[string])().then(
    ({ records }) => bookOf(records),
    (cause: unknown) => {
      books.delete(language);
      throw cause;
    },
  );
  books.set(language, book);
  return book;
}

export function bookOf(records: readonly EmojiRecord[]): EmojiBook {
  const all = records.map(([sign, label, names, tags, group, tones]): Emoji => {
    const emoji = qualifiedEmoji(sign);
    const known = names.split(' ');
    return {
      emoji,
      label,
      name: known[0] ?? '',
      group,
      tones:
        tones === 0
          ? null
          : tones === 1
            ? [1, 2, 3, 4, 5].map((tone) => inTone(emoji, tone))
            : tones.map(qualifiedEmoji),
      terms: [known.map(folded), wordsOf(label), tags === '' ? [] : tags.split(' ').map(folded)],
    };
  });
  const bySign = new Map<string, Emoji>();
  for (const one of all) for (const sign of [one.emoji, ...(one.tones ?? [])]) bySign.set(sign, one);
  return { all, bySign };
}

/** For comparing: "Käse" is found by "kase", and the other way round. */
export function folded(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

const wordsOf = (label: string): string[] =>
  folded(label)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
