import type { ChannelId, ChannelKind, Timestamp, UserId } from '@parley/protocol';
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
  /** A message of mine is on its way into it, or failed. */
  readonly hasPending: boolean;
  readonly lastMessageAt: Timestamp | null;
}

export interface Sidebar {
  /** By name. */
  readonly channels: readonly SidebarRow[];
  /** Newest activity first. */
  readonly directs: readonly SidebarRow[];
}

interface Drawn {
  readonly channels: ChatState['channels'];
  readonly outbox: ChatState['outbox'];
  readonly sidebar: Sidebar;
}

const noSidebar: Sidebar = { channels: [], directs: [] };
/** The last one drawn per client: rows that say the same are handed out again, so that only changed ones re-render. */
const lastDrawn = new WeakMap<Me, Drawn>();
const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** The channels and conversations I belong to. Conversations nobody wrote in are shown to who opened them. */
export function selectSidebar(state: ChatState): Sidebar {
  const { me, channels, outbox } = state;
  if (!me) return noSidebar;
  const last = lastDrawn.get(me);
  if (last && last.channels === channels && last.outbox === outbox) return last.sidebar;
  const sidebar = drawn(state, me.account.id, last?.sidebar ?? noSidebar);
  lastDrawn.set(me, { channels, outbox, sidebar });
  return sidebar;
}

function drawn(state: ChatState, me: UserId, last: Sidebar): Sidebar {
  const lastRows = new Map([...last.channels, ...last.directs].map((row) => [row.channelId, row]));
  const channels: SidebarRow[] = [];
  const directs: SidebarRow[] = [];
  for (const one of state.channels.values()) {
    if (!one.isMember) continue;
    const row = reused(rowOf(state, one, me), lastRows.get(one.channel.id));
    if (row.name !== null) channels.push(row);
    else if (row.lastMessageAt !== null || row.hasPending || one.channel.createdBy === me) directs.push(row);
  }
  directs.sort(
    (a, b) => compare(b.lastMessageAt ?? '', a.lastMessageAt ?? '') || compare(a.channelId, b.channelId),
  );
  const next: Sidebar = {
    channels: sameList(inNameOrder(channels, last.channels), last.channels),
    directs: sameList(directs, last.directs),
  };
  return next.channels === last.channels && next.directs === last.directs ? last : next;
}

function rowOf(state: ChatState, { channel, lastMessageAt }: ChannelState, me: UserId): SidebarRow {
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
  const byId = new Map(rows.map((row) => [row.channelId, row]));
  const isSameSet =
    rows.length === last.length && last.every((row) => byId.get(row.channelId)?.name === row.name);
  if (isSameSet) return last.map((row) => byId.get(row.channelId) as SidebarRow);
  return rows.toSorted(
    (a, b) => byName.compare(a.name ?? '', b.name ?? '') || compare(a.channelId, b.channelId),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sameList = (rows: readonly SidebarRow[], last: readonly SidebarRow[]): readonly SidebarRow[] =>
  rows.length === last.length && rows.every((row, index) => row === last[index]) ? last : rows;
