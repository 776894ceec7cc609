import uFuzzy from '@leeoniya/ufuzzy';

export type CompletionKind = 'person' | 'channel' | 'emoji';

/** The word being completed: its sign stands at `start`, the caret at `end`. */
export interface CompletionQuery {
  readonly kind: CompletionKind;
  readonly start: number;
  readonly end: number;
  readonly term: string;
}

export interface Candidate {
  readonly id: string;
  readonly label: string;
  /** Beside the label, also searched. */
  readonly detail: string;
}

const kinds = { '@': 'person', '#': 'channel', ':': 'emoji' } as const;
// A person's name may hold one space while it is being typed; an emoji needs two letters, or every colon would ask.
const beforeCaret =
  /(?:^|[\s(])(?:(@)([\p{L}\p{M}\p{N}_.'-]*(?: [\p{L}\p{M}\p{N}_.'-]+)?)|(#)([\p{L}\p{M}\p{N}_-]*)|(:)([a-z0-9_+-]{2,}))$/u;

/** What is being completed at the caret, if anything. */
export function completionQuery(text: string, caret: number): CompletionQuery | undefined {
  // The longest name and its sign fit in here; the rest of a long text is never looked at.
  const tail = text.slice(Math.max(0, caret - 100), caret);
  const match = beforeCaret.exec(tail);
  if (!match) return undefined;
  const sign = (match[1] ?? match[3] ?? match[5]) as keyof typeof kinds;
  const term = match[2] ?? match[4] ?? match[6] ?? '';
  return { kind: kinds[sign], start: caret - term.length - 1, end: caret, term };
}

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
