import { dirname, resolve } from 'node:path';

/** As the bundler knows its modules. */
export interface ModuleTree {
  getModuleInfo(id: string): { readonly importedIds: readonly string[]; readonly code: string | null } | null;
}

export type IsFirst = (id: string, tree: ModuleTree) => boolean;

const takes = /\bimport\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g;
const hands = /\bexport\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g;

/**
 * Whether a module is loaded before the first view: what the page begins with, and all that this imports. Of a module
 * that only hands others on, such as the face of a feature or a library of icons, what is taken counts, and no more.
 */
export function firstLoad(entry: string): IsFirst {
  let found: Set<string> | undefined;
  return (id, tree) => {
    found ??= reachable(entry, tree);
    return found.has(id);
  };
}

function reachable(entry: string, tree: ModuleTree): Set<string> {
  const found = new Set([entry]);
  const handed = new Map<string, ReadonlyMap<string, string>>();
  const handedBy = (id: string) => {
    const known = handed.get(id) ?? handedOn(id, tree);
    handed.set(id, known);
    return known;
  };
  // A set also hands out what is added while one goes through it.
  for (const id of found) {
    const module = tree.getModuleInfo(id);
    const taken = namesTaken(id, module?.code ?? '');
    for (const imported of module?.importedIds ?? []) {
      const names = taken.get(placeOf(imported));
      const origins = names?.map((name) => handedBy(imported).get(name));
      for (const origin of origins ?? [imported]) found.add(origin ?? imported);
    }
  }
  return found;
}

/** Names by the place they are taken from. */
function namesTaken(id: string, code: string): Map<string, string[]> {
  const taken = new Map<string, string[]>();
  for (const [, names = '', from = ''] of code.matchAll(takes)) {
    const place = from.startsWith('.') ? placeOf(resolve(dirname(id), from)) : from;
    taken.set(place, [...(taken.get(place) ?? []), ...partsOf(names).map(([name]) => name)]);
  }
  return taken;
}

/** The modules from which a module hands names on. */
function handedOn(id: string, tree: ModuleTree): Map<string, string> {
  const { code, importedIds = [] } = tree.getModuleInfo(id) ?? {};
  const byPlace = new Map(importedIds.map((one) => [placeOf(one), one]));
  const handed = new Map<string, string>();
  for (const [, names = '', from = ''] of (code ?? '').matchAll(hands)) {
    const origin = byPlace.get(placeOf(resolve(dirname(id), from)));
    if (origin) for (const [, name] of partsOf(names)) handed.set(name, origin);
  }
  return handed;
}

/** `a, b as c` → [a, a], [b, c] */
const partsOf = (names: string): [string, string][] =>
  names
    .split(',')
    .map((part) => part.trim().split(/\s+as\s+/))
    .flatMap(([name = '', as = name]) => (name === '' ? [] : [[name, as]]));

/** What a module is asked for by: the name of its package where that has one face, else its path without the ending. */
const placeOf = (id: string): string =>
  id.endsWith('/lucide-react.mjs') ? 'lucide-react' : id.replace(/\.m?[jt]sx?$/, '');
