import uFuzzy from '@leeoniya/ufuzzy';
import { isPlain } from '../../ui/folded.js';

/** A search in names of any script, which have been made `latin`; `forgives` says what may be wrong within a word. */
export const fuzzySearch = (forgives: Pick<uFuzzy.Options, 'intraMode' | 'intraIns'>): uFuzzy =>
  new uFuzzy({
    unicode: true,
    interSplit: "[^\\p{L}\\d']+",
    intraSplit: '\\p{Ll}\\p{Lu}',
    intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
    intraChars: "[\\p{L}\\d']",
    intraContr: "'\\p{L}{1,2}\\b",
    ...forgives,
  });

/** Lower case and without accents, as far as another script has letters for it. */
export const latin = (text: string): string =>
  isPlain(text) ? text.toLowerCase() : uFuzzy.latinize(text.toLowerCase());
