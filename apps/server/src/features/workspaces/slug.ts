import { limits } from '@parley/protocol';

/** Latin letters that Unicode does not take apart into a letter and a mark. */
const latin: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/** For names with no Latin letter or digit to build from. */
const nameless = 'team';

/** A workspace's name as it can stand in its URL: `Café Müller & Söhne` → `cafe-muller-sohne`. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => latin[letter] ?? letter)
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, limits.workspaceSlugLength)
    .replace(/^-|-$/g, '');
  return slug.length < 2 ? nameless : slug;
}

/** The slug, with a number after it when it is taken: `team-2`, `team-3`. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number += 1) {
    const ending = `-${number}`;
    const numbered = slug.slice(0, limits.workspaceSlugLength - ending.length).replace(/-$/, '') + ending;
    if (!taken.has(numbered)) return numbered;
  }
}
