import { fuzzySearch, latin } from '../fuzzy/index.js';
import type { Candidate } from './completion.js';

const fuzzy = fuzzySearch({ intraMode: 1 });
/** Folding ten thousand names costs more than searching them, so it is done once for a list and not for a letter. */
const haystacks = new WeakMap<readonly Candidate[], string[]>();

function haystackOf(candidates: readonly Candidate[]): string[] {
  const known = haystacks.get(candidates);
  if (known) return known;
  const haystack = candidates.map((one) => latin(`${one.label} ${one.detail}`));
  haystacks.set(candidates, haystack);
  return haystack;
}

/** Above so many matches their order by closeness is not looked at: one more letter tells them apart better. */
const mostOrdered = 1_000;

/** The best candidates first; without a term the first ones as they come. */
export function rank(candidates: readonly Candidate[], term: string, most: number): Candidate[] {
  if (term === '') return candidates.slice(0, most);
  const wanted = latin(term);
  const haystack = haystackOf(candidates);
  const [indexes, info, order] = fuzzy.search(haystack, wanted, 0, mostOrdered);
  if (!indexes) return [];
  const found = info && order ? order.map((place) => info.idx[place] as number) : indexes;
  // Names that begin with the term, then words that do, then the rest as the search ranked them.
  const groups: number[][] = [[], [], []];
  for (const index of found) {
    const text = haystack[index] as string;
    const group = text.startsWith(wanted) ? 0 : text.includes(` ${wanted}`) ? 1 : 2;
    if (groups[group] && groups[group].length < most) groups[group].push(index);
  }
  return groups
    .flat()
    .slice(0, most)
    .map((index) => candidates[index] as Candidate);
}
