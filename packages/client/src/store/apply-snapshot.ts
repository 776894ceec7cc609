import {
  type Channel,
  type ChannelId,
  type ChannelSnapshot,
  channelStream,
  type Message,
  type MessagePage,
  type StreamName,
  type StreamSnapshot,
  type UserSnapshot,
  usualPreferences,
  usualSidebar,
  type WorkspaceSnapshot,
} from '@parley/protocol';
import { isNewer } from './newer.js';
import { accessRevoked, joined, lookedInto, withStream } from './reducers/channels.js';
import { laterFrom } from './reducers/later.js';
import { laterOf } from './reducers/messages.js';
import { notificationsKnown } from './reducers/notifications.js';
import { entriesSettled } from './reducers/outbox.js';
import { withMarkerOf } from './reducers/read-state.js';
import { noOpenThreads, noThreads, withMarkersOf } from './reducers/threads.js';
import type { ChannelState, ChatState, StreamState, Timeline } from './state.js';
import { emptyTimeline, replaceTimeline, windowOf } from './timeline.js';

/**
 * The state of a stream as of its head takes the place of what is held. Kept is only what is newer than the snapshot
 * (an ack that overtook it), unless the server's log itself went back, as after a restore: then nothing held counts.
 */
export function applySnapshot(state: ChatState, stream: StreamName, snapshot: StreamSnapshot): ChatState {
  const known = state.streams.get(stream);
  const isRewound = known !== undefined && known.cursor > snapshot.head;
  const keeps = (held: { readonly version: number }) => !isRewound && held.version > snapshot.head;
  const applied = merged(state, snapshot, keeps);
  return withStream(applied, stream, {
    cursor: snapshot.head,
    head: isRewound ? snapshot.head : Math.max(known?.head ?? 0, snapshot.head),
    status: known?.status ?? 'idle',
  });
}

type Keeps = (held: { readonly version: number }) => boolean;

function merged(state: ChatState, snapshot: StreamSnapshot, keeps: Keeps): ChatState {
  switch (snapshot.kind) {
    case 'workspace':
      return applyWorkspace(state, snapshot, keeps);
    case 'user':
      return applyUser(state, snapshot, keeps);
    case 'channel':
      return applyChannel(state, snapshot, keeps);
  }
}

function applyWorkspace(state: ChatState, snapshot: WorkspaceSnapshot, keeps: Keeps): ChatState {
  const members = replaced(state.members, snapshot.members, { idOf: ({ userId }) => userId, keeps });
  const groups = replaced(state.groups, snapshot.groups ?? [], { idOf: ({ id }) => id, keeps });
  const emoji = replaced(state.emoji, snapshot.emoji ?? [], { idOf: ({ id }) => id, keeps });
  const channels = new Map(state.channels);
  for (const channel of snapshot.channels) {
    const held = channels.get(channel.id);
    channels.set(channel.id, withChannel(held, channel, keeps));
  }
  const messageRules = keeps(state.messageRules) ? state.messageRules : snapshot.messageRules;
  return { ...state, members, groups, emoji, channels, messageRules };
}

/** The entities of a snapshot, and in place of them or beside them those held that are newer. */
function replaced<T extends { readonly version: number }>(
  held: ReadonlyMap<string, T>,
  told: readonly T[],
  { idOf, keeps }: { readonly idOf: (one: T) => string; readonly keeps: Keeps },
): ReadonlyMap<string, T> {
  const next = new Map<string, T>();
  for (const one of told) {
    const known = held.get(idOf(one));
    next.set(idOf(one), known && keeps(known) ? known : one);
  }
  for (const [id, one] of held) if (!next.has(id) && keeps(one)) next.set(id, one);
  return next;
}

function withChannel(held: ChannelState | undefined, channel: Channel, keeps: Keeps): ChannelState {
  if (!held) return lookedInto(channel);
  return keeps(held.channel) ? held : { ...held, channel };
}

function applyUser(state: ChatState, snapshot: UserSnapshot, keeps: Keeps): ChatState {
  const here = snapshot.memberships.filter((one) => one.channel.workspaceId === state.me?.workspace.id);
  const mine = new Set<ChannelId>(here.map((one) => one.channel.id));
  let next = state;
  for (const [channelId, held] of state.channels) {
    if (held.isMember && !mine.has(channelId)) next = accessRevoked(next, channelId);
  }
  const channels = new Map(next.channels);
  const streams = new Map<StreamName, StreamState>(next.streams);
  for (const membership of here) {
    const { channel, head } = membership;
    const stream = channelStream(channel.id);
    const known = streams.get(stream);
    channels.set(channel.id, joined(channels.get(channel.id), membership));
    // The counts are as of `head`: a cursor further on goes back, see `accessGranted`.
    streams.set(stream, {
      cursor: known ? Math.min(known.cursor, head) : head,
      head: Math.max(known?.head ?? 0, head),
      status: known && known.status !== 'refused' ? known.status : 'idle',
    });
  }
  const later = laterFrom(snapshot.later, state.later, keeps);
  // What was told before may have been taken back in what this snapshot stands for.
  const ownReactions: ChatState['ownReactions'] = new Map();
  const applied = { ...next, channels, streams, later, ownReactions, ...chosenIn(state, snapshot, keeps) };
  return snapshot.notifications ? notificationsKnown(applied, snapshot.notifications) : applied;
}

/** What the person chose, as of the snapshot or newer. */
function chosenIn(
  { me, preferences, sidebar }: ChatState,
  snapshot: UserSnapshot,
  keeps: Keeps,
): Pick<ChatState, 'preferences' | 'sidebar'> {
  const usual = me && usualSidebar(me.workspace.id);
  return {
    preferences: keeps(preferences) ? preferences : (snapshot.preferences ?? usualPreferences),
    sidebar: sidebar && keeps(sidebar) ? sidebar : (snapshot.sidebar ?? usual),
  };
}

function applyChannel(state: ChatState, snapshot: ChannelSnapshot, keeps: Keeps): ChatState {
  const { channel, readState, page } = snapshot;
  if (channel.workspaceId !== state.me?.workspace.id) return state;
  const held = state.channels.get(channel.id) ?? lookedInto(channel);
  const newest = page.messages[page.messages.length - 1];
  const timeline = timelineWith(held, page, keeps);
  const next: ChannelState = {
    // Whose home is the workspace stream has its version there, where this snapshot's head says nothing.
    channel: channel.kind === 'public' && !isNewer(channel, held.channel) ? held.channel : channel,
    isMember: held.isMember,
    readState: held.isMember && readState ? withMarkerOf(readState, held.readState) : held.readState,
    lastMessageAt: laterOf(held.lastMessageAt, newest?.createdAt ?? null),
    timeline,
    threads: held.isMember ? withMarkersOf(snapshot.threads, held.threads) : noThreads,
    // What they hold says nothing of what was missed; whoever looks at one asks for it again.
    openThreads: noOpenThreads,
  };
  const channels = new Map(state.channels).set(channel.id, next);
  return entriesSettled({ ...state, channels }, page.messages);
}

/** A snapshot tells the main line. A window with all replies is asked for anew by whoever looks at it. */
function timelineWith(held: ChannelState, page: MessagePage, keeps: Keeps): Timeline {
  const { timeline } = held;
  if (timeline.status === 'empty') return timeline;
  if (timeline.line === 'all') return emptyTimeline(timeline.line);
  return replaceTimeline(timeline, page, keptRows(held, keeps));
}

function keptRows(held: ChannelState, keeps: Keeps): Message[] {
  return [...windowOf(held.timeline)].filter(keeps);
}
