import type {
  ChannelId,
  ChannelKind,
  Preferences,
  SectionId,
  SidebarLayout,
  SidebarSection,
  Timestamp,
  UserId,
} from '@parley/protocol';
import { selectLayout, selectPreferences } from './chosen.js';
import { compareNames } from './compare-names.js';
import { selectBadge, selectPending } from './selectors.js';
import type { ChannelState, ChatState, Me } from './state.js';

/** One line of the sidebar. Counts are 0 to 100; 100 stands for "99+". */
export interface SidebarRow {
  readonly channelId: ChannelId;
  readonly kind: ChannelKind;
  /** Null for direct conversations, which are called after `memberIds`. */
  readonly name: string | null;
  /** The other people of a direct conversation (me alone in one with myself); empty for channels. */
  readonly memberIds: readonly UserId[];
  readonly unreadCount: number;
  readonly mentionCount: number;
  readonly isArchived: boolean;
  /** Only mentions are to weigh. */
  readonly isMuted: boolean;
  /** A message of mine is on its way into it, or failed. */
  readonly hasPending: boolean;
  readonly lastMessageAt: Timestamp | null;
}

/** A section with what stands in it, as it is sorted. */
export interface SidebarGroup {
  readonly section: SidebarSection;
  readonly rows: readonly SidebarRow[];
}

export interface Sidebar {
  /** By name, wherever they stand. */
  readonly channels: readonly SidebarRow[];
  /** Newest activity first, wherever they stand. */
  readonly directs: readonly SidebarRow[];
  /** Every row once, as the person has put them in order; empty until that is known. */
  readonly groups: readonly SidebarGroup[];
}

interface Drawn {
  readonly channels: ChatState['channels'];
  readonly outbox: ChatState['outbox'];
  readonly members: ChatState['members'];
  readonly layout: SidebarLayout | null;
  /** They say where replies count. */
  readonly preferences: Preferences;
  readonly sidebar: Sidebar;
}

const noSidebar: Sidebar = { channels: [], directs: [], groups: [] };
/** The last one drawn per client: rows that say the same are handed out again, so that only changed ones re-render. */
const lastDrawn = new WeakMap<Me, Drawn>();

/** The channels and conversations I belong to. Conversations nobody wrote in are shown to who opened them. */
export function selectSidebar(state: ChatState): Sidebar {
  const { me, channels, outbox, members } = state;
  if (!me) return noSidebar;
  const layout = selectLayout(state);
  const preferences = selectPreferences(state);
  const last = lastDrawn.get(me);
  if (
    last?.channels === channels &&
    last.outbox === outbox &&
    last.members === members &&
    last.layout === layout &&
    last.preferences === preferences
  )
    return last.sidebar;
  const sidebar = drawn(state, me.account.id, last);
  lastDrawn.set(me, { channels, outbox, members, layout, preferences, sidebar });
  return sidebar;
}

function drawn(state: ChatState, me: UserId, lastTime: Drawn | undefined): Sidebar {
  const last = lastTime?.sidebar ?? noSidebar;
  const layout = selectLayout(state);
  const muted = new Set(layout?.muted);
  const lastRows = new Map([...last.channels, ...last.directs].map((row) => [row.channelId, row]));
  const channels: SidebarRow[] = [];
  const directs: SidebarRow[] = [];
  for (const one of state.channels.values()) {
    if (!one.isMember) continue;
    const fresh = { ...rowOf(state, one, me), isMuted: muted.has(one.channel.id) };
    const row = reused(fresh, lastRows.get(one.channel.id));
    if (row.name !== null) channels.push(row);
    else if (row.lastMessageAt !== null || row.hasPending || one.channel.createdBy === me) directs.push(row);
  }
  directs.sort(byNewest);
  const inOrder = {
    channels: sameList(inNameOrder(channels, last.channels), last.channels),
    directs: sameList(directs, last.directs),
  };
  const groups = layout
    ? grouped(inOrder, layout, { state, last, isRenamed: state.members !== lastTime?.members })
    : [];
  const isSame =
    inOrder.channels === last.channels && inOrder.directs === last.directs && groups === last.groups;
  return isSame ? last : { ...inOrder, groups };
}

interface Before {
  readonly state: ChatState;
  readonly last: Sidebar;
  /** Somebody may be called something else now: orders by name no longer hold. */
  readonly isRenamed: boolean;
}

function grouped(
  { channels, directs }: Pick<Sidebar, 'channels' | 'directs'>,
  layout: SidebarLayout,
  { state, last, isRenamed }: Before,
): readonly SidebarGroup[] {
  const placed = new Map<ChannelId, SectionId>(
    layout.placements.map((one) => [one.channelId, one.sectionId]),
  );
  const bySection = new Map<SectionId, SidebarRow[]>(layout.sections.map(({ id }) => [id, []]));
  const put = (row: SidebarRow, usual: SectionId) =>
    (bySection.get(placed.get(row.channelId) ?? usual) ?? bySection.get(usual))?.push(row);
  for (const row of channels) put(row, 'channels');
  for (const row of directs) put(row, 'directs');
  const groups = layout.sections.map((section): SidebarGroup => {
    const before = last.groups.find((one) => one.section.id === section.id);
    const rows = bySection.get(section.id) ?? [];
    // Channels come by name, conversations by their newest: only a mixture, or the other order, has to be sorted.
    const isInOrder = section.sort === 'name' ? rows.every(hasName) : !rows.some(hasName);
    if (!isInOrder) {
      const lastRows = isRenamed || before?.section.sort !== section.sort ? [] : before.rows;
      const sorted = section.sort === 'newest' ? rows.sort(byNewest) : byTitle(rows, lastRows, state);
      return sameGroup({ section, rows: sorted }, before);
    }
    return sameGroup({ section, rows }, before);
  });
  const isSame =
    groups.length === last.groups.length && groups.every((group, index) => group === last.groups[index]);
  return isSame ? last.groups : groups;
}

const hasName = (row: SidebarRow): boolean => row.name !== null;

const byNewest = (a: SidebarRow, b: SidebarRow): number =>
  compare(b.lastMessageAt ?? '', a.lastMessageAt ?? '') || compare(a.channelId, b.channelId);

function byTitle(
  rows: readonly SidebarRow[],
  last: readonly SidebarRow[],
  { members }: ChatState,
): readonly SidebarRow[] {
  const kept = inOrderOf(rows, last);
  if (kept) return kept;
  const titleOf = (row: SidebarRow) =>
    row.name ?? row.memberIds.map((userId) => members.get(userId)?.displayName ?? '').join(', ');
  const titles = new Map(rows.map((row) => [row, titleOf(row)]));
  return rows.toSorted(
    (a, b) => compareNames(titles.get(a) ?? '', titles.get(b) ?? '') || compare(a.channelId, b.channelId),
  );
}

function sameGroup(group: SidebarGroup, before: SidebarGroup | undefined): SidebarGroup {
  if (!before) return group;
  const rows = sameList(group.rows, before.rows);
  return rows === before.rows && group.section === before.section ? before : { ...group, rows };
}

function rowOf(
  state: ChatState,
  { channel, lastMessageAt }: ChannelState,
  me: UserId,
): Omit<SidebarRow, 'isMuted'> {
  const others = channel.memberIds?.filter((memberId) => memberId !== me) ?? [];
  return {
    channelId: channel.id,
    kind: channel.kind,
    name: channel.name,
    memberIds: channel.memberIds && others.length === 0 ? [me] : others,
    ...selectBadge(channel.id)(state),
    isArchived: channel.archivedAt !== null,
    hasPending: selectPending(channel.id)(state).length > 0,
    lastMessageAt,
  };
}

function reused(row: SidebarRow, last: SidebarRow | undefined): SidebarRow {
  if (!last) return row;
  // Who is in a direct conversation never changes.
  const memberIds = last.memberIds;
  const same = (Object.keys(row) as (keyof SidebarRow)[]).every(
    (key) => key === 'memberIds' || row[key] === last[key],
  );
  return same ? last : { ...row, memberIds };
}

/** Comparing names is dear; while nobody came, left or was renamed the last order holds. */
function inNameOrder(rows: readonly SidebarRow[], last: readonly SidebarRow[]): readonly SidebarRow[] {
  return (
    inOrderOf(rows, last) ??
    rows.toSorted((a, b) => compareNames(a.name ?? '', b.name ?? '') || compare(a.channelId, b.channelId))
  );
}

/** The rows in the order they had the last time; undefined when they are others, or called otherwise. */
function inOrderOf(
  rows: readonly SidebarRow[],
  last: readonly SidebarRow[],
): readonly SidebarRow[] | undefined {
  const byId = new Map(rows.map((row) => [row.channelId, row]));
  const isSameSet =
    rows.length === last.length && last.every((row) => byId.get(row.channelId)?.name === row.name);
  return isSameSet ? last.map((row) => byId.get(row.channelId) as SidebarRow) : undefined;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sameList = (rows: readonly SidebarRow[], last: readonly SidebarRow[]): readonly SidebarRow[] =>
  rows.length === last.length && rows.every((row, index) => row === last[index]) ? last : rows;
