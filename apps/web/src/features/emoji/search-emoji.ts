import { folded } from '../../ui/folded.js';
import type { Emoji, EmojiBook } from './emoji-book.js';

/** Emoji that fit what was typed, the best first; of several words each must fit. */
export function searchBook(book: EmojiBook, query: string, limit: number): readonly Emoji[] {
  const words = folded(query)
    .split(/[\s:]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  // The sign itself, pasted.
  const pasted = book.bySign.get(query.trim());
  if (pasted) return [pasted];
  return book.all
    .map((one) => ({ one, score: Math.max(...words.map((word) => misfit(one, word))) }))
    .filter(({ score }) => Number.isFinite(score))
    .sort((a, b) => a.score - b.score)
    .slice(0, limit)
    .map(({ one }) => one);
}

/** 0 is what was meant, infinity does not fit; ties keep the order of the book. */
function misfit({ terms: [names, words, tags] }: Emoji, word: string): number {
  const starts = (term: string) => term.startsWith(word);
  if (names.includes(word)) return 0;
  if (words.length === 1 && words[0] === word) return 1;
  if (names[0]?.startsWith(word)) return 2;
  if (names.some(starts)) return 3;
  if (words.some(starts)) return 4;
  if (tags.includes(word)) return 5;
  if (tags.some(starts)) return 6;
  return word.length > 1 && names.some((name) => name.includes(word)) ? 7 : Number.POSITIVE_INFINITY;
}
