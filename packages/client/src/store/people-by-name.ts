import type { Member } from '@parley/protocol';
import { compareNames } from './compare-names.js';
import type { ChatState } from './state.js';

type Members = ChatState['members'];

const byName = (a: Member, b: Member): number =>
  compareNames(a.displayName, b.displayName) || (a.userId < b.userId ? -1 : 1);

/** Of more than so many changes at once the whole list is sorted anew. */
const mostMoved = 100;

/**
 * The people who are here, by name. Comparing ten thousand names takes long enough to be felt, so whoever changed is put in
 * their place among the others, who stand as they stood the last time.
 */
export function peopleByName(members: Members, last?: { members: Members; people: readonly Member[] }) {
  const changed = last && changedSince(members, last.members);
  if (!changed) return [...members.values()].filter(isHere).sort(byName);
  const moved = new Set(changed.map(({ userId }) => userId));
  const people = last.people.filter(({ userId }) => !moved.has(userId));
  for (const member of changed) if (isHere(member)) people.splice(placeOf(member, people), 0, member);
  return people;
}

const isHere = ({ leftAt }: Member): boolean => leftAt === null;

/** Undefined: too many, or some are no longer known at all. */
function changedSince(members: Members, before: Members): Member[] | undefined {
  const changed: Member[] = [];
  let fresh = 0;
  for (const [userId, member] of members) {
    const known = before.get(userId);
    if (known === member) continue;
    if (!known) fresh += 1;
    if (changed.push(member) > mostMoved) return undefined;
  }
  return members.size - fresh === before.size ? changed : undefined;
}

function placeOf(member: Member, people: readonly Member[]): number {
  let [from, until] = [0, people.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if (byName(people[middle] as Member, member) < 0) from = middle + 1;
    else until = middle;
  }
  return from;
}
