import { parseStreamName, userStream, workspaceStream } from '@parley/protocol';
import type { CacheChange, Cut } from './cache-storage.js';
import {
  channelName,
  chosenName,
  type Draft,
  directoryName,
  emojiName,
  groupsName,
  keptCut,
  laterName,
  notificationsName,
  rulesName,
  votesName,
  windowName,
} from './cached-state.js';
import { peopleNames } from './kept-people.js';

/** What a tab knows of what it has written itself. */
export interface OwnWriting {
  /** The stamp of the last cut it has written or read; null: it has none. */
  readonly stamp: number | null;
  /** The records of that cut, by what they were made of. */
  readonly written: ReadonlyMap<string, readonly unknown[]>;
  /** Records that must go unless they are written anew. */
  readonly stale: ReadonlySet<string>;
}

/**
 * What makes the cache hold this state. `wiped`: somebody has signed out since, nothing may be kept any more.
 * `behind`: another tab has kept more than this one knows. `unchanged`: it holds it already.
 */
export function changeFor(
  wanted: { readonly cut: Cut; readonly drafts: readonly Draft[] },
  own: OwnWriting,
  kept: unknown,
): CacheChange | 'wiped' | 'behind' | 'unchanged' {
  const { cut, drafts } = wanted;
  if (kept === undefined && own.stamp !== null) return 'wiped';
  const theirs = keptCut.safeParse(kept);
  if (!theirs.success || !isSameOwner(cut, theirs.data)) {
    return { cut, isFresh: true, put: valuesOf(drafts), remove: [] };
  }
  const apart = theirs.data.stamp === own.stamp ? new Set<string>() : namesApart(cut, theirs.data);
  if (!apart) return 'behind';
  const put = valuesOf(
    drafts.filter(({ name, parts }) => apart.has(name) || !isSame(parts, own.written.get(name))),
  );
  const remove = namesGone(drafts, own, theirs.data);
  if (put.size + remove.length === 0 && isSameCursors(cut.cursors, theirs.data.cursors)) return 'unchanged';
  return { cut, isFresh: false, put, remove };
}

const isSameOwner = (a: Cut, b: Cut): boolean =>
  a.me.account.id === b.me.account.id && a.me.workspace.id === b.me.workspace.id;

/** The records that another tab has kept as of other cursors; null when it is further on in any stream. */
function namesApart(mine: Cut, theirs: Cut): Set<string> | null {
  const names = new Set<string>();
  for (const [stream, cursor] of Object.entries(theirs.cursors)) {
    const ours = mine.cursors[stream];
    if (ours === undefined || ours === cursor) continue;
    if (ours < cursor) return null;
    const channelId = channelOf(stream);
    if (channelId) names.add(channelName(channelId));
  }
  const isApart = (stream: string) => mine.cursors[stream] !== theirs.cursors[stream];
  if (isApart(workspaceStream(mine.me.workspace.id)))
    for (const name of [...peopleNames, directoryName, groupsName, emojiName, rulesName]) names.add(name);
  // Memberships and read markers stand in the records of the channels.
  if (isApart(userStream(mine.me.account.id))) {
    names.add(directoryName).add(chosenName).add(laterName).add(notificationsName).add(votesName);
    for (const channelId of channelsIn(mine)) names.add(channelName(channelId));
  }
  return names;
}

/** Channels that are mine no more, windows that were let go of, and what must not stay. */
function namesGone(drafts: readonly Draft[], own: OwnWriting, theirs: Cut): string[] {
  const present = new Set(drafts.map((draft) => draft.name));
  const gone = new Set([...own.written.keys(), ...own.stale].filter((name) => !present.has(name)));
  for (const channelId of channelsIn(theirs)) {
    if (!present.has(channelName(channelId))) gone.add(channelName(channelId)).add(windowName(channelId));
  }
  return [...gone];
}

function channelOf(stream: string): string | null {
  const name = parseStreamName(stream);
  return name?.kind === 'channel' ? name.id : null;
}

const channelsIn = (cut: Cut): string[] =>
  Object.keys(cut.cursors).flatMap((stream) => channelOf(stream) ?? []);

const valuesOf = (drafts: readonly Draft[]): Map<string, unknown> =>
  new Map(drafts.map((draft) => [draft.name, draft.value()]));

const isSame = (a: readonly unknown[], b: readonly unknown[] | undefined): boolean =>
  b !== undefined && a.length === b.length && a.every((one, index) => one === b[index]);

function isSameCursors(a: Cut['cursors'], b: Cut['cursors']): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
