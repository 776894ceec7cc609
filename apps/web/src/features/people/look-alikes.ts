/** Letters of other scripts that look like Latin ones (a part of Unicode TS 39's confusables), lower case. */
const lookingLike: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ё: 'e',
  һ: 'h',
  н: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  и: 'u',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  у: 'y',
  ү: 'y',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  σ: 'o',
  τ: 't',
  υ: 'u',
  χ: 'x',
  γ: 'y',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ɑ: 'a',
  ɡ: 'g',
  ⅼ: 'l',
  '0': 'o',
  '1': 'l',
  '|': 'l',
  '5': 's',
  '3': 'e',
};
const invisible = /[\p{Default_Ignorable_Code_Point}\p{M}]/gu;
const capitalI = /I/g;

/** What is left of a name for somebody who glances at it: two with the same are hard to tell apart. */
export function skeleton(name: string): string {
  const folded = name
    .normalize('NFKC')
    .replace(capitalI, 'l')
    .normalize('NFKD')
    .replace(invisible, '')
    .toLowerCase();
  let seen = '';
  for (const letter of folded) seen += lookingLike[letter] ?? letter;
  return seen
    .replace(/[\s._-]+/g, ' ')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/i/g, 'l')
    .trim();
}

interface Named {
  readonly id: string;
  readonly label: string;
  /** Groups and the like are not taken for people. */
  readonly crowd?: unknown;
}

/** Names looked at in one go: a few milliseconds, as somebody is typing meanwhile. */
const inOneGo = 500;
const known = new WeakMap<readonly Named[], Promise<ReadonlySet<string>>>();

/** Ids of those whose name looks like somebody else's in the list; found beside other work, once for a list. */
export function lookAlikes(people: readonly Named[]): Promise<ReadonlySet<string>> {
  const held = known.get(people) ?? find(people);
  known.set(people, held);
  return held;
}

async function find(people: readonly Named[]): Promise<ReadonlySet<string>> {
  const byLook = new Map<string, string[]>();
  for (const [index, { id, label, crowd }] of people.entries()) {
    if (index % inOneGo === inOneGo - 1) await new Promise((resolve) => setTimeout(resolve));
    if (crowd !== undefined) continue;
    const look = skeleton(label);
    const alike = byLook.get(look);
    if (alike) alike.push(id);
    else byLook.set(look, [id]);
  }
  return new Set([...byLook.values()].filter((ids) => ids.length > 1).flat());
}

/** Whether a name mixes letters of scripts that nobody writes in one word, as somebody would who wants to be taken for another. */
export function mixesScripts(name: string): boolean {
  return name
    .split(/[\s._-]+/)
    .some(
      (word) =>
        [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((one) => one.test(word))
          .length > 1,
    );
}
