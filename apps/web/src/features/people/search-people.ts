import type { Member } from '@parley/protocol';

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** People whose name or title has every word of the query, those whose name begins with it first. */
export function searchPeople(people: readonly Member[], query: string, max: number): Member[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  const found: { readonly member: Member; readonly weight: number }[] = [];
  for (const member of people) {
    const name = fold(member.displayName);
    const all = `${name} ${fold(member.title)}`;
    if (!words.every((word) => all.includes(word))) continue;
    const begins = name.startsWith(first)
      ? 0
      : name.split(/[\s_.-]+/).some((part) => part.startsWith(first))
        ? 1
        : 2;
    found.push({ member, weight: begins });
  }
  return found
    .sort((a, b) => a.weight - b.weight || a.member.displayName.localeCompare(b.member.displayName))
    .slice(0, max)
    .map(({ member }) => member);
}
