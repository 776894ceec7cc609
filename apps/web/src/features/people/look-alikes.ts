import type { ChatClient } from '@parley/client';
import type { Member, UserId } from '@parley/protocol';

type Person = Pick<Member, 'userId' | 'displayName' | 'leftAt'>;

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

/** Names looked at in one go: a few milliseconds, as somebody is reading or typing meanwhile. */
const inOneGo = 500;
/** People change one after the other, as when they set their status: it is looked once for many of them. */
const restMs = 1_000;

type Looks = Map<UserId, { readonly name: string; readonly look: string }>;

/** Ids of those whose name looks like somebody else's, or mixes scripts. `looks`: what is known from before. */
export async function findLookAlikes(people: Iterable<Person>, looks: Looks): Promise<ReadonlySet<UserId>> {
  const byLook = new Map<string, UserId[]>();
  const found = new Set<UserId>();
  let looked = 0;
  for (const { userId, displayName: name, leftAt } of people) {
    if (leftAt !== null) continue;
    const known = looks.get(userId);
    const look = known?.name === name ? known.look : skeleton(name);
    if (known?.look !== look || known.name !== name) {
      looks.set(userId, { name, look });
      looked += 1;
      if (looked % inOneGo === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    const alike = byLook.get(look);
    if (alike) alike.push(userId);
    else byLook.set(look, [userId]);
    if (mixesScripts(name)) found.add(userId);
  }
  for (const ids of byLook.values()) if (ids.length > 1) for (const id of ids) found.add(id);
  return found;
}

/** Tells who looks alike, now and whenever people change. Gives back how to end it. */
export function watchLookAlikes(
  store: Pick<ChatClient['store'], 'getState' | 'subscribe'>,
  tell: (ids: ReadonlySet<UserId>) => void,
): () => void {
  const looks: Looks = new Map();
  let seen: unknown;
  let told: ReadonlySet<UserId> = new Set();
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    const { members } = store.getState();
    seen = members;
    const ids = await findLookAlikes(members.values(), looks);
    timer = undefined;
    if (isOver) return;
    if (ids.size !== told.size || [...ids].some((id) => !told.has(id))) tell(ids);
    told = ids;
    follow();
  };
  const follow = () => {
    if (timer === undefined && store.getState().members !== seen)
      timer = setTimeout(() => void look(), restMs);
  };
  const unsubscribe = store.subscribe(follow);
  timer = setTimeout(() => void look());
  return () => {
    isOver = true;
    clearTimeout(timer);
    unsubscribe();
  };
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
