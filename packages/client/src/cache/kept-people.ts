import { type Member, member, type UserId } from '@parley/protocol';
import * as z from 'zod/mini';
import type { ChatState } from '../store/state.js';

type Members = ChatState['members'];

const prefix = 'people/';
/** By the last digit of their ids, which is random. */
const digits = [...'0123456789abcdef'];
const partOf = (userId: UserId): number => Math.max(0, digits.indexOf(userId.slice(-1)));

/** The records that people are kept in: copying ten thousand because one of them says something else would be felt. */
export const peopleNames: readonly string[] = digits.map((digit) => prefix + digit);

const lastParts = new WeakMap<Members, readonly (readonly Member[])[]>();

/** Who is in which of the records, in the order of these. */
export function peopleParts(members: Members): readonly (readonly Member[])[] {
  const known = lastParts.get(members);
  if (known) return known;
  const parts = digits.map((): Member[] => []);
  for (const one of members.values()) parts[partOf(one.userId)]?.push(one);
  lastParts.set(members, parts);
  return parts;
}

const keptPart = z.array(member);

/** Null when any of it cannot be read. */
export function readPeople(records: ReadonlyMap<string, unknown>): Member[] | null {
  const people: Member[] = [];
  for (const name of peopleNames) {
    const part = keptPart.safeParse(records.get(name));
    if (!part.success) return null;
    people.push(...part.data);
  }
  return people;
}
