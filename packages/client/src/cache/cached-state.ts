import {
  account,
  type ChannelId,
  channel,
  channelStream,
  customEmoji,
  type Group,
  type GroupId,
  group,
  id,
  type Later,
  later,
  message,
  messageRules,
  notificationSettings,
  preferences,
  readState,
  type StreamName,
  sequence,
  sidebarLayout,
  threadReadState,
  timestamp,
  userStream,
  vote,
  workspace,
  workspaceStream,
} from '@parley/protocol';
import * as z from 'zod/mini';
import { lookedInto } from '../store/reducers/channels.js';
import { laterFrom, nothingKept } from '../store/reducers/later.js';
import { noOpenThreads, threadsOf } from '../store/reducers/threads.js';
import type { ChannelState, ChatState, StreamState } from '../store/state.js';
import { emptyTimeline, replaceTimeline } from '../store/timeline.js';
import type { Cut, KeptCache } from './cache-storage.js';
import { peopleNames, peopleParts, readPeople } from './kept-people.js';
import { type KeptWindow, windowKept, windowsToKeep } from './kept-windows.js';

export const keptCut = z.object({
  slug: z.string(),
  me: z.object({ account, workspace, limits: z.record(z.string(), z.int()) }),
  stamp: z.number(),
  cursors: z.record(z.string(), sequence),
});
const keptDirectory = z.array(channel);
const keptGroups = z.array(group);
const keptEmoji = z.array(customEmoji);
const keptRules = messageRules;
const keptChosen = z.object({ preferences, sidebar: sidebarLayout });
const keptVotes = z.array(z.tuple([id, vote]));
const keptChannel = z.object({
  channel,
  readState,
  lastMessageAt: z.nullable(timestamp),
  threads: z.optional(z.array(threadReadState)),
});
const keptWindow = z.object({
  cursor: sequence,
  openedAt: z.number(),
  line: z._default(z.enum(['main', 'all']), 'main'),
  messages: z.array(message),
  hasMoreBefore: z.boolean(),
});

export const directoryName = 'directory';
export const groupsName = 'groups';
export const emojiName = 'emoji';
export const rulesName = 'rules';
export const laterName = 'later';
/** What the person chose: preferences, and the order of the sidebar. */
export const chosenName = 'chosen';
export const notificationsName = 'notifications';
export const votesName = 'votes';
const channelPrefix = 'channel/';
const windowPrefix = 'window/';
export const channelName = (channelId: ChannelId): string => channelPrefix + channelId;
export const windowName = (channelId: ChannelId): string => windowPrefix + channelId;

/** One record as it would be written now. While `parts` are the same, so is the record. */
export interface Draft {
  readonly name: string;
  readonly parts: readonly unknown[];
  readonly value: () => unknown;
}

/** What is kept of a state: people, the channels one is not in, one's own channels, and their newest messages. */
export function draftsOf(state: ChatState, opened: ReadonlyMap<ChannelId, number>): Draft[] {
  const others = [...state.channels.values()].filter((one) => !one.isMember).map((one) => one.channel);
  const drafts: Draft[] = [
    { name: directoryName, parts: others, value: () => others },
    { name: notificationsName, parts: [state.notifications], value: () => state.notifications },
    { name: votesName, parts: [state.votes], value: () => [...state.votes] },
    { name: groupsName, parts: [state.groups], value: () => [...state.groups.values()] },
    { name: emojiName, parts: [state.emoji], value: () => [...state.emoji.values()] },
    { name: rulesName, parts: [state.messageRules], value: () => state.messageRules },
    { name: laterName, parts: Object.values(state.later), value: () => laterKept(state.later) },
    {
      name: chosenName,
      parts: [state.preferences, state.sidebar],
      value: () => ({ preferences: state.preferences, sidebar: state.sidebar }),
    },
  ];
  for (const [index, people] of peopleParts(state.members).entries())
    drafts.push({ name: peopleNames[index] as string, parts: people, value: () => people });
  for (const [channelId, one] of state.channels) {
    if (!one.isMember) continue;
    const { channel: known, readState: read, lastMessageAt, threads } = one;
    drafts.push({
      name: channelName(channelId),
      parts: [known, read, lastMessageAt, threads],
      value: () => ({ channel: known, readState: read, lastMessageAt, threads: [...threads.values()] }),
    });
  }
  for (const draft of windowsToKeep(state, opened)) {
    const { channelId, timeline, cursor, openedAt } = draft;
    drafts.push({
      name: windowName(channelId),
      parts: [timeline, cursor, openedAt],
      value: () => windowKept(draft),
    });
  }
  return drafts;
}

function laterKept({ saved, drafts, reminders, scheduled }: ChatState['later']): Later {
  return {
    saved: [...saved.values()],
    drafts: [...drafts.values()],
    reminders: [...reminders.values()],
    scheduled: [...scheduled.values()],
  };
}

/** The cursors of the base streams and of one's own channels. */
export function cursorsOf(state: ChatState): Record<string, number> {
  const cursors: Record<string, number> = {};
  for (const [stream, { cursor }] of state.streams) cursors[stream] = cursor;
  for (const [channelId, { isMember }] of state.channels)
    if (!isMember) delete cursors[channelStream(channelId)];
  return cursors;
}

/** What a cache brings back. */
export interface CachedState {
  readonly cut: Cut;
  readonly state: Pick<
    ChatState,
    | 'me'
    | 'members'
    | 'groups'
    | 'emoji'
    | 'messageRules'
    | 'channels'
    | 'streams'
    | 'preferences'
    | 'sidebar'
    | 'later'
    | 'notifications'
    | 'votes'
  >;
  /** When each channel with messages was last opened, the latest last. */
  readonly opened: ReadonlyMap<ChannelId, number>;
  /** Windows that are behind their stream, or whose channel is gone. */
  readonly unused: readonly string[];
}

/** Null when any of it cannot be read or does not fit together: it is then as if nothing were kept. */
export function readCache({ cut, records }: KeptCache): CachedState | null {
  const known = keptCut.safeParse(cut);
  const people = readPeople(records);
  const directory = keptDirectory.safeParse(records.get(directoryName));
  const kept = later.safeParse(records.get(laterName));
  const rules = keptRules.safeParse(records.get(rulesName));
  const keptTogether = keptGroups.safeParse(records.get(groupsName));
  const emoji = keptEmoji.safeParse(records.get(emojiName));
  const chosen = keptChosen.safeParse(records.get(chosenName));
  const notifications = z.nullable(notificationSettings).safeParse(records.get(notificationsName));
  const votes = keptVotes.safeParse(records.get(votesName));
  if (!votes.success) return null;
  if (!known.success || !people || !directory.success || !notifications.success) return null;
  if (!kept.success || !rules.success || !keptTogether.success || !chosen.success || !emoji.success)
    return null;
  const { me, cursors } = known.data;
  const base = [userStream(me.account.id), workspaceStream(me.workspace.id)];
  if (base.some((stream) => cursors[stream] === undefined)) return null;
  const streams = new Map<StreamName, StreamState>();
  const streamAt = (cursor: number): StreamState => ({ cursor, head: cursor, status: 'idle' });
  for (const stream of base) streams.set(stream, streamAt(cursors[stream] ?? 0));
  const channels = new Map<ChannelId, ChannelState>();
  for (const one of directory.data) channels.set(one.id, lookedInto(one));
  const windows: [ChannelId, KeptWindow][] = [];
  for (const [name, value] of records) {
    if (!name.startsWith(channelPrefix)) continue;
    const keptOne = keptChannel.safeParse(value);
    if (!keptOne.success) return null;
    const { id } = keptOne.data.channel;
    const stream = channelStream(id);
    const cursor = cursors[stream];
    if (cursor === undefined || keptOne.data.channel.workspaceId !== me.workspace.id) return null;
    const window = keptWindow.safeParse(records.get(windowName(id)));
    // One that stopped at another cursor belongs to a tab that is gone: events after it were not applied to it.
    const held = window.success && window.data.cursor === cursor ? window.data : null;
    if (held) windows.push([id, held]);
    channels.set(id, {
      ...keptOne.data,
      isMember: true,
      timeline: held ? timelineOf(held) : emptyTimeline(),
      threads: threadsOf(keptOne.data.threads),
      openThreads: noOpenThreads,
    });
    streams.set(stream, streamAt(cursor));
  }
  const opened = new Map(
    windows.sort(([, a], [, b]) => a.openedAt - b.openedAt).map(([id, { openedAt }]) => [id, openedAt]),
  );
  const members = new Map(people.map((one) => [one.userId, one]));
  const unused = [...records.keys()].filter(
    (name) => name.startsWith(windowPrefix) && !opened.has(name.slice(windowPrefix.length)),
  );
  const groups = new Map<GroupId, Group>(keptTogether.data.map((one) => [one.id, one]));
  const keptLater = laterFrom(kept.data, nothingKept, () => false);
  const ofWorkspace = {
    me,
    members,
    groups,
    emoji: new Map(emoji.data.map((one) => [one.id, one])),
    messageRules: rules.data,
    later: keptLater,
    notifications: notifications.data,
    votes: new Map(votes.data),
  };
  const state = { ...ofWorkspace, channels, streams, ...chosen.data };
  return { cut: known.data, state, opened, unused };
}

function timelineOf({ line, messages, hasMoreBefore }: KeptWindow) {
  return replaceTimeline(emptyTimeline(line), {
    messages: [...messages],
    hasMoreBefore,
    hasMoreAfter: false,
  });
}
