import type { ChannelId } from '@parley/protocol';
import {
  type ActionEntry,
  type PlaceEntry,
  rankEntries,
  type SwitcherEntry,
  type SwitcherIndex,
} from './switcher-ranking.js';

export type SectionName = 'unread' | 'recent' | 'places' | 'views' | 'commands';

export interface SwitcherSection {
  readonly name: SectionName;
  readonly options: readonly SwitcherEntry[];
}

export interface SwitcherContents {
  readonly places: SwitcherIndex<PlaceEntry>;
  /** Those of the places that `#` stands for, and `@`. */
  readonly channels: SwitcherIndex<PlaceEntry>;
  readonly people: SwitcherIndex<PlaceEntry>;
  readonly actions: SwitcherIndex<ActionEntry>;
  /** Channels as they were opened, the latest first. */
  readonly opened: readonly ChannelId[];
  /** The one on screen: nobody needs to go there. */
  readonly openId: ChannelId | undefined;
}

const most = { unread: 8, recent: 8, places: 30, actions: 8, all: 60 };

/** What the switcher shows for what was typed: with nothing typed what is likely, with a sign only what it stands for. */
export function switcherSections(contents: SwitcherContents, query: string): readonly SwitcherSection[] {
  const { places, actions } = contents;
  const sign = /^\s*([#@>/])/.exec(query)?.[1];
  const words = query.replace(/^\s*[#@>/]/, '').trim();
  const inPlaces = (index: SwitcherIndex<PlaceEntry>): SwitcherSection[] => [
    { name: 'places', options: rankEntries(index, words, most.places).entries },
  ];
  if (sign === '#') return inPlaces(contents.channels);
  if (sign === '@') return inPlaces(contents.people);
  if (sign !== undefined) return split(rankEntries(actions, words, most.all).entries);
  if (words === '') return likely(contents);
  const found = rankEntries(places, words, most.places);
  const acts = rankEntries(actions, words, most.actions);
  const there: SwitcherSection = { name: 'places', options: found.entries };
  // "Mark all" means the command, also where somebody is called Anna Marks.
  const isActFirst = found.entries.length === 0 || acts.closeness < found.closeness;
  return acts.entries.length > 0 && isActFirst
    ? [...split(acts.entries), there]
    : [there, ...split(acts.entries)];
}

/** Views and commands each under their heading, the better one first. */
function split(actions: readonly ActionEntry[]): SwitcherSection[] {
  const of = (kind: ActionEntry['kind']) => actions.filter((one) => one.kind === kind);
  const views: SwitcherSection = { name: 'views', options: of('view') };
  const commands: SwitcherSection = { name: 'commands', options: of('command') };
  return actions[0]?.kind === 'command' ? [commands, views] : [views, commands];
}

function likely({ places, actions, opened, openId }: SwitcherContents): SwitcherSection[] {
  const unread = places.entries.filter((place) => place.unreadCount > 0).slice(0, most.unread);
  const rest = places.entries.filter(
    ({ unreadCount, isMine, channelId }) => unreadCount === 0 && isMine && channelId !== openId,
  );
  const openedAt = (place: PlaceEntry) => {
    const at = opened.indexOf(place.channelId ?? '');
    return at < 0 ? opened.length : at;
  };
  // Who opened nothing here yet is shown what was written to last.
  const recent = rest.sort((a, b) => openedAt(a) - openedAt(b)).slice(0, most.recent);
  return [
    { name: 'unread', options: unread },
    { name: 'recent', options: recent },
    ...split(actions.entries),
  ];
}
