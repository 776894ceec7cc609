import type { Plugin } from 'vite';
import type { IsFirst } from '../first-load.js';

/** A sentence as the macros leave it: `_t({ id: "…"`, `_i18n._({ id: "…"` or `_jsx(_Trans, { id: "…"`. */
const keyInSource = /\b(?:_t\d*\(|\._\(|_Trans\d*, )\{\s*id: "([^"]+)"/g;
/** A part of a catalog as `language.ts` asks for it: Lingui's plugin takes what ends in `.po` for a catalog. */
const partInId = /\/(\w+)\/messages\.po\?(first|later)\.po$/;
const catalogInCode = /\bJSON\.parse\(("(?:[^"\\]|\\.)*")\)/;
/** Stands in the module of a catalog until all sentences are known. */
const unsplit = 'words to come';

/** Which chunk a module's words go into: they are fetched by language and part. */
export function wordsChunk(id: string): string | null {
  const [, language, part] = partInId.exec(id) ?? [];
  if (!language) return null;
  return part === 'first' ? `words-${language}` : `later-words-${language}`;
}

/**
 * Each catalog in two: the sentences of the first load, and those that are said by code fetched later and come with it.
 * Fails the build when a sentence of the source is missing in a catalog: the text itself is not in the code any more,
 * and people would read its key.
 */
export function words(isFirst: IsFirst): Plugin {
  const saidIn = new Map<string, Set<string>>();
  const catalogs = new Map<string, Readonly<Record<string, unknown>>>();
  return {
    name: 'parley-words',
    apply: 'build',
    transform(code, file) {
      if (partInId.test(file)) {
        const literal = catalogInCode.exec(code)?.[1];
        if (!literal) return this.error('Lingui writes its catalogs in another way.');
        catalogs.set(file, JSON.parse(JSON.parse(literal) as string));
        return { code: `export const messages = JSON.parse("${unsplit}");`, map: null, moduleType: 'js' };
      }
      for (const [, key = ''] of code.matchAll(keyInSource))
        saidIn.set(key, (saidIn.get(key) ?? new Set()).add(file));
      return undefined;
    },
    renderChunk(code, chunk) {
      const file = chunk.moduleIds.find((id) => partInId.test(id));
      if (!file) return null;
      const catalog = catalogs.get(file) ?? {};
      for (const [key, [said = '']] of saidIn)
        if (!(key in catalog))
          this.error(`${file} lacks a sentence of ${said}; run "npx lingui extract" in apps/web.`);
      const isLater = (key: string) => {
        const files = saidIn.get(key);
        return files !== undefined && ![...files].some((one) => isFirst(one, this));
      };
      const wantsLater = partInId.exec(file)?.[2] === 'later';
      const part = Object.entries(catalog).filter(([key]) => isLater(key) === wantsLater);
      const literal = JSON.stringify(JSON.stringify(Object.fromEntries(part)));
      return { code: code.replace(new RegExp(`(["'\`])${unsplit}\\1`), () => literal), map: null };
    },
    generateBundle(_options, bundle) {
      const names = Object.values(bundle).map(({ name }) => name);
      if (saidIn.size === 0 || !names.some((name) => name?.startsWith('later-words-')))
        this.error('No catalog of words was built.');
    },
  };
}
