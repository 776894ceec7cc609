import { compareNames } from '@parley/client';
import type { ChannelId, ChannelKind, UserId } from '@parley/protocol';
import type { LucideIcon } from 'lucide-react';
import { fuzzySearch, latin } from '../fuzzy/index.js';

export type SwitcherEntry = {
  readonly key: string;
  readonly label: string;
  /** What stands after the name: a topic or a title. It is not searched. */
  readonly note: string;
} & (
  | (Place & {
      readonly kind: 'channel';
      readonly channelId: ChannelId;
      readonly channelKind: ChannelKind;
      readonly memberIds: readonly UserId[] | null;
    })
  | (Place & {
      readonly kind: 'person';
      readonly userId: UserId;
      /** Of the conversation with them, if there is one. */
      readonly channelId: ChannelId | null;
    })
  | {
      /** A view to look at, or something to do. */
      readonly kind: 'view' | 'command';
      readonly icon: LucideIcon;
      /** Other words people may look for it by. */
      readonly words: string;
      readonly shortcut?: string | undefined;
      readonly run: () => void;
    }
);

interface Place {
  readonly unreadCount: number;
  /** ISO 8601 of the newest message; null where nothing was written. */
  readonly lastMessageAt: string | null;
  /** Places I do not belong to come last among equals. */
  readonly isMine: boolean;
}

export type PlaceEntry = Extract<SwitcherEntry, Place>;
export type ActionEntry = Exclude<SwitcherEntry, Place>;

/** Entries in the order of how likely they are wanted, and their names as they are searched: made once for all letters. */
export interface SwitcherIndex<Entry extends SwitcherEntry> {
  readonly entries: readonly Entry[];
  readonly haystack: string[];
}

/** Letters may be left out, so that "dsgn" finds "design". */
const fuzzy = fuzzySearch({ intraIns: 4 });
/** With fewer letters than this, leaving some out would find nearly everything. */
const fewestLoose = 3;
/** Above so many matches their closeness is not looked at: one more letter tells them apart better. */
const mostOrdered = 1_000;

const later = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? 1 : a === b ? 0 : -1);

/** What is unread before everything, then what was written to last: where one most likely wants to go. */
const byInterest = (a: PlaceEntry, b: PlaceEntry): number =>
  Number(b.unreadCount > 0) - Number(a.unreadCount > 0) ||
  later(a.lastMessageAt, b.lastMessageAt) ||
  compareNames(a.label, b.label);

/** Places I belong to by interest; the rest, which may be ten thousand people, stay as they are given: by name. */
export function placeIndex(places: readonly PlaceEntry[]): SwitcherIndex<PlaceEntry> {
  const isNear = ({ isMine, unreadCount }: PlaceEntry) => isMine || unreadCount > 0;
  const near = places.filter(isNear).sort(byInterest);
  const entries = [...near, ...places.filter((place) => !isNear(place))];
  return { entries, haystack: entries.map(({ label }) => latin(label)) };
}

export const actionIndex = (entries: readonly ActionEntry[]): SwitcherIndex<ActionEntry> => ({
  entries,
  haystack: entries.map(({ label, words }) => latin(`${label} ${words}`)),
});

/** 0: the name begins with what was typed; 1: a word of it does; 2: it is found in it somehow. */
export type Closeness = 0 | 1 | 2;

export interface Ranked<Entry> {
  readonly entries: readonly Entry[];
  /** Of the best one. */
  readonly closeness: Closeness;
}

/** Some of an index, in its order. */
export function partOf<Entry extends SwitcherEntry>(
  { entries, haystack }: SwitcherIndex<Entry>,
  isIn: (entry: Entry) => boolean,
): SwitcherIndex<Entry> {
  const kept = entries.flatMap((entry, at) => (isIn(entry) ? [{ entry, text: haystack[at] ?? '' }] : []));
  return { entries: kept.map(({ entry }) => entry), haystack: kept.map(({ text }) => text) };
}

/** Those of an index that the words mean, best first. */
export function rankEntries<Entry extends SwitcherEntry>(
  { entries, haystack }: SwitcherIndex<Entry>,
  words: string,
  most: number,
): Ranked<Entry> {
  const wanted = latin(words.trim());
  if (wanted === '') return { entries: entries.slice(0, most), closeness: 0 };
  const groups: [number[], number[], number[]] = [[], [], []];
  for (const at of search(haystack, wanted)) {
    const group = groups[closenessOf(haystack[at] ?? '', wanted)];
    if (group.length < most) group.push(at);
    if (groups[0].length === most) break;
  }
  const best = groups.findIndex((group) => group.length > 0);
  return {
    entries: groups
      .flat()
      .slice(0, most)
      .map((at) => entries[at] as Entry),
    closeness: best === 0 || best === 1 ? best : 2,
  };
}

/** What was found last in a haystack: with one letter more it can be found nowhere else. */
const found = new WeakMap<
  readonly string[],
  { readonly wanted: string; readonly indexes: readonly number[] }
>();

function search(haystack: string[], wanted: string): readonly number[] {
  const among = candidates(haystack, wanted);
  if (among?.length === 0) return [];
  const [indexes, info, order] = fuzzy.search(haystack, wanted, 1, mostOrdered, among);
  if (indexes && wanted.length >= fewestLoose) found.set(haystack, { wanted, indexes: [...indexes] });
  return info && order ? order.map((at) => info.idx[at] as number) : (indexes ?? []);
}

/** Where to look; undefined: everywhere. */
function candidates(haystack: string[], wanted: string): number[] | undefined {
  if (wanted.length < fewestLoose) return haystack.flatMap((text, at) => (text.includes(wanted) ? [at] : []));
  const last = found.get(haystack);
  // A word after a minus must not be found: there one letter more finds more. And quotes are taken by their word.
  if (!last || !wanted.startsWith(last.wanted) || /["-]/.test(wanted)) return undefined;
  // Several words are looked for among those by the search itself; of one it takes for granted that they hold it.
  const isOne = fuzzy.split(wanted).length === 1;
  return (isOne && fuzzy.filter(haystack, wanted, [...last.indexes])) || [...last.indexes];
}

function closenessOf(text: string, wanted: string): Closeness {
  if (text.startsWith(wanted)) return 0;
  for (let at = text.indexOf(wanted); at > 0; at = text.indexOf(wanted, at + 1))
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return 1;
  return 2;
}
