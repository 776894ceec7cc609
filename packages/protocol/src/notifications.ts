import * as z from 'zod/mini';
import type { Channel } from './channels.js';
import { defineCommand, defineEvent } from './define.js';
import { type ChannelId, id, type MessageId, sequence, type UserId, type WorkspaceId } from './ids.js';
import { limits } from './limits.js';
import { isMentioned } from './mentions.js';
import type { Message } from './messages.js';
import { line } from './text.js';

/** `mentions`: also direct conversations, keywords and replies in threads one follows. `nothing` leaves badges as they are. */
export const notificationLevels = ['all', 'mentions', 'nothing'] as const;
const level = z.enum(notificationLevels);
export type NotificationLevel = z.output<typeof level>;

const keyword = line(limits.keywordLength, 1);

/** Which messages somebody wants to be told of, in one workspace. */
export const notificationSettings = z.object({
  workspaceId: id,
  level: z.catch(level, 'mentions'),
  /** Words of which one is told like of a mention; upper and lower case are the same. */
  keywords: z.array(z.string()),
  /** Channels and conversations with a level of their own. */
  channels: z.array(z.object({ channelId: id, level })),
  /** Threads with a level of their own, the one that was chosen last at the end. */
  threads: z._default(z.array(z.object({ rootId: id, level })), []),
  /** The sequence, in the user stream, of the event that last changed them; 0: nothing was ever chosen. */
  version: sequence,
});
export type NotificationSettings = z.output<typeof notificationSettings>;

/** One change; the same twice changes nothing. */
export const notificationChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('level'), level }),
  z.object({ kind: z.literal('keywords'), keywords: z.array(keyword).check(z.maxLength(limits.keywords)) }),
  /** Null: as in the rest of the workspace. */
  z.object({ kind: z.literal('channel'), channelId: id, level: z.nullable(level) }),
  /** Null: as in its channel. Of more than one may follow, those that were chosen first are forgotten. */
  z.object({ kind: z.literal('thread'), rootId: id, level: z.nullable(level) }),
]);
export type NotificationChange = z.output<typeof notificationChange>;

export const notificationsUpdate = defineCommand({
  type: 'notifications.update',
  doc: 'Changes which messages the caller wants to be told of: for the workspace, for one channel or thread, and by keyword.',
  payload: z.object({ workspaceId: id, change: notificationChange }),
  result: z.object({ notifications: notificationSettings }),
  errors: ['limit_reached'],
});

export const notificationsUpdated = defineEvent({
  type: 'notifications.updated',
  doc: 'The person wants to be told of other messages, on all their devices. It tells the change; its result is that of `changedNotifications`.',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ workspaceId: id, change: notificationChange }),
});

export const usualNotifications = (workspaceId: WorkspaceId): NotificationSettings => ({
  workspaceId,
  level: 'mentions',
  keywords: [],
  channels: [],
  threads: [],
  version: 0,
});

/** The settings after a change: the one rule on both sides. The same settings back when nothing changes. */
export function changedNotifications(
  settings: NotificationSettings,
  change: NotificationChange,
): NotificationSettings {
  switch (change.kind) {
    case 'level':
      return change.level === settings.level ? settings : { ...settings, level: change.level };
    case 'keywords': {
      const keywords = [...new Set(change.keywords)];
      return keywords.join('\n') === settings.keywords.join('\n') ? settings : { ...settings, keywords };
    }
    case 'channel': {
      const { channelId } = change;
      const held = settings.channels.find((one) => one.channelId === channelId);
      if ((held?.level ?? null) === change.level) return settings;
      const others = settings.channels.filter((one) => one.channelId !== channelId);
      const channels = change.level === null ? others : [...others, { channelId, level: change.level }];
      return { ...settings, channels };
    }
    case 'thread': {
      const { rootId } = change;
      const held = settings.threads.find((one) => one.rootId === rootId);
      if ((held?.level ?? null) === change.level) return settings;
      const others = settings.threads.filter((one) => one.rootId !== rootId);
      const threads = change.level === null ? others : [...others, { rootId, level: change.level }];
      return { ...settings, threads: threads.slice(-limits.threadsFollowed) };
    }
  }
}

/** The level that holds in a channel. */
export function levelIn(settings: NotificationSettings, channelId: ChannelId): NotificationLevel {
  return settings.channels.find((one) => one.channelId === channelId)?.level ?? settings.level;
}

/** The level that was chosen for a thread by itself. */
export function ownLevelOf(
  settings: NotificationSettings,
  rootId: MessageId | undefined,
): NotificationLevel | undefined {
  return settings.threads.find((one) => one.rootId === rootId)?.level;
}

/** Why somebody is told of a message. */
export type NoticeReason = 'mention' | 'direct' | 'keyword' | 'all' | 'reply';

/**
 * Whether somebody who sees a message wants to be told of it, and why; null: not. What they are reading, and whether
 * they want peace now, is for the caller to know.
 */
export function noticeReason(
  message: Message,
  at: {
    readonly channel: Pick<Channel, 'id' | 'kind'>;
    readonly settings: NotificationSettings;
    readonly me: UserId;
    /** The channel is muted: of it mentions alone are told. */
    readonly isMuted: boolean;
    /** It is a reply in a thread that they follow. */
    readonly isFollowed: boolean;
  },
): NoticeReason | null {
  const { channel, settings, me } = at;
  if (message.authorId === me || message.deletedAt !== null) return null;
  const own = ownLevelOf(settings, message.threadRootId);
  const wanted = own ?? levelIn(settings, channel.id);
  if (wanted === 'nothing') return null;
  if (isMentioned(message, me)) return 'mention';
  if (at.isMuted) return null;
  if (channel.kind === 'dm' || channel.kind === 'group') return 'direct';
  if (settings.keywords.some((one) => holdsWord(message.text, one))) return 'keyword';
  if (wanted === 'all') return 'all';
  return at.isFollowed && own === undefined ? 'reply' : null;
}

const letter = /[\p{L}\p{N}_]/u;

/** Whether a text holds a word by itself. Scripts without spaces have no word ends: there it may stand anywhere. */
export function holdsWord(text: string, word: string): boolean {
  const whole = text.toLowerCase();
  const wanted = word.toLowerCase();
  if (wanted === '') return false;
  const first = [...wanted][0] ?? '';
  const last = [...wanted].at(-1) ?? '';
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    const before = [...whole.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
    const after = [...whole.slice(at + wanted.length, at + wanted.length + 2)][0] ?? '';
    if (!joins(before, first) && !joins(last, after)) return true;
  }
  return false;
}

const spaceless =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const joins = (a: string, b: string): boolean =>
  letter.test(a) && letter.test(b) && !spaceless.test(a) && !spaceless.test(b);
