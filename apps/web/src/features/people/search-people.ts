import type { Member } from '@parley/protocol';
import { folded } from '../../ui/folded.js';

interface Folded {
  readonly name: string;
  readonly all: string;
}

const known = new WeakMap<Member, Folded>();

/** Folding ten thousand names costs more than searching them, so it is done once for each person. */
function foldedOf(member: Member): Folded {
  const before = known.get(member);
  if (before) return before;
  const name = folded(member.displayName);
  const made = { name, all: `${name} ${folded(member.title)}` };
  known.set(member, made);
  return made;
}

/**
 * People whose name or title has every word of the query: those whose name begins with it, then those where a part of
 * the name does, then the others, and each in the order they came.
 */
export function searchPeople(people: readonly Member[], query: string, max: number): Member[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  const found: [Member[], Member[], Member[]] = [[], [], []];
  for (const member of people) {
    const { name, all } = foldedOf(member);
    if (!words.every((word) => all.includes(word))) continue;
    const weight = name.startsWith(first)
      ? 0
      : name.split(/[\s_.-]+/).some((part) => part.startsWith(first))
        ? 1
        : 2;
    found[weight].push(member);
  }
  return found.flat().slice(0, max);
}
