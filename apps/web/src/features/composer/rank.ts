import uFuzzy from '@leeoniya/ufuzzy';
import type { Candidate } from './completion.js';

const fuzzy = new uFuzzy({
  intraMode: 1,
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
});

/** The best candidates first; without a term the first ones as they come. */
export function rank(candidates: readonly Candidate[], term: string, most: number): Candidate[] {
  if (term === '') return candidates.slice(0, most);
  const latin = (text: string) => uFuzzy.latinize(text.toLowerCase());
  const wanted = latin(term);
  const haystack = candidates.map((one) => latin(`${one.label} ${one.detail}`));
  const [indexes, info, order] = fuzzy.search(haystack, wanted);
  if (!indexes) return [];
  const found = info && order ? order.map((place) => info.idx[place] as number) : indexes;
  // Names that begin with the term, then words that do, then the rest as the search ranked them.
  const group = (index: number) => {
    const text = haystack[index] as string;
    return text.startsWith(wanted) ? 0 : text.includes(` ${wanted}`) ? 1 : 2;
  };
  return [...found]
    .sort((a, b) => group(a) - group(b))
    .slice(0, most)
    .map((index) => candidates[index] as Candidate);
}
