import { i18n } from '@lingui/core';
import { type CustomEmoji, qualifiedEmoji } from '@parley/protocol';
import { folded } from '../../ui/folded.js';
import { type EmojiRecord, inTone } from './emoji-record.js';

export interface Emoji {
  /** The sign itself; `:name:` of the workspace's own. */
  readonly emoji: string;
  /** In the language of the page, such as "party popper". */
  readonly label: string;
  /** The short name chat people know, such as `tada`. */
  readonly name: string;
  /** `ownGroup`, or the number Unicode's tables give it. */
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

/** Of the workspace's own emoji. */
export const ownGroup = -1;

/** A workspace's own emoji by their names. */
export type OwnEmoji = ReadonlyMap<string, CustomEmoji>;

const booksWithOwn = new WeakMap<EmojiBook, { readonly own: OwnEmoji; readonly book: EmojiBook }>();

/** The book with a workspace's own emoji before all others. The same one back while these are the same. */
export function withOwn(book: EmojiBook, own: OwnEmoji): EmojiBook {
  if (own.size === 0) return book;
  const known = booksWithOwn.get(book);
  if (known?.own === own) return known.book;
  const added = [...own.keys()].map((name): Emoji => {
    const words = name.split(/[_+-]+/).filter((word) => word !== '');
    const emoji = `:${name}:`;
    return { emoji, label: emoji, name, group: ownGroup, tones: null, terms: [[name], words, []] };
  });
  const bySign = new Map(book.bySign);
  for (const one of added) bySign.set(one.emoji, one);
  const made = { all: [...added, ...book.all], bySign };
  booksWithOwn.set(book, { own, book: made });
  return made;
}

const wordsOf = (label: string): string[] =>
  folded(label)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
