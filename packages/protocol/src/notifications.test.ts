import { describe, expect, it } from 'vitest';
import { type Message, message } from './messages.js';
import {
  changedNotifications,
  holdsWord,
  type NotificationLevel,
  noticeReason,
  usualNotifications,
} from './notifications.js';

const ids = ['1', '2', '3', '4'].map((one) => `01985f10-0002-7a00-8000-00000000000${one}`) as [
  string,
  string,
  string,
  string,
];
const [me, other, channelId, workspaceId] = ids;
const at = '2026-03-01T10:00:00.000Z';
const heard = { me, isMuted: false, isFollowed: false };
const said = (change: Partial<Message>): Message =>
  message.parse({
    ...{ id: ids[0], channelId, sequence: 5, version: 5, authorId: other, clientMessageId: ids[1] },
    ...{ text: 'The relief is done', mentions: [], createdAt: at, editedAt: null, deletedAt: null },
    ...change,
  });

describe('who is told of a message', () => {
  const plain = {};
  const mention = { mentions: [me] };
  const keyword = { text: 'New RELIEF for sheet 4' };
  it.each<[string, Partial<Message>, 'public' | 'dm' | 'group', NotificationLevel, string | null]>([
    ['a plain one', plain, 'public', 'all', 'all'],
    ['a plain one', { text: 'Tea' }, 'public', 'mentions', null],
    ['a plain one', plain, 'public', 'nothing', null],
    ['a mention', mention, 'public', 'all', 'mention'],
    ['a mention', mention, 'public', 'mentions', 'mention'],
    ['a mention', mention, 'public', 'nothing', null],
    ['one to everybody', { mentions: [channelId] }, 'public', 'mentions', 'mention'],
    ['a keyword', keyword, 'public', 'mentions', 'keyword'],
    ['a keyword', keyword, 'public', 'nothing', null],
    ['one to me', plain, 'dm', 'mentions', 'direct'],
    ['one to us', plain, 'group', 'mentions', 'direct'],
    ['one to me', plain, 'dm', 'nothing', null],
    ['one to me that mentions', mention, 'dm', 'mentions', 'mention'],
    ['my own', { authorId: me, mentions: [me] }, 'public', 'all', null],
    ['a deleted one', { deletedAt: at, text: '' }, 'dm', 'all', null],
  ])('%s (%j) in a %s at level %s: %s', (_, change, kind, level, reason) => {
    const settings = {
      ...usualNotifications(workspaceId),
      keywords: ['relief'],
      channels: [{ channelId, level }],
    };
    const usual = { ...usualNotifications(workspaceId), level, keywords: ['relief'] };
    const withText = change.text === undefined && change === plain ? said({ text: 'Tea' }) : said(change);
    for (const one of [settings, usual])
      expect(noticeReason(withText, { ...heard, channel: { id: channelId, kind }, settings: one })).toBe(
        reason,
      );
  });

  it.each<[string, Partial<Message>, 'public' | 'dm', string | null]>([
    ['a plain one', plain, 'public', null],
    ['a keyword', keyword, 'public', null],
    ['one to me', plain, 'dm', null],
    ['a reply in a thread of theirs', { threadRootId: ids[3] }, 'public', null],
    ['a mention', mention, 'public', 'mention'],
    ['one to everybody', { mentions: [channelId] }, 'public', 'mention'],
    ['one to me that mentions', mention, 'dm', 'mention'],
  ])('%s in a muted channel: mentions alone', (_, change, kind, reason) => {
    const settings = { ...usualNotifications(workspaceId), level: 'all' as const, keywords: ['relief'] };
    const at = { channel: { id: channelId, kind }, settings, me, isMuted: true, isFollowed: true };
    expect(noticeReason(said(change), at)).toBe(reason);
    const silent = { ...settings, level: 'nothing' as const };
    expect(noticeReason(said(change), { ...at, settings: silent })).toBeNull();
  });
});

describe('who is told of a reply', () => {
  const rootId = '01985f10-0004-7a00-8000-000000000401';
  const channel = { id: channelId, kind: 'public' as const };
  const settingsOf = (level: NotificationLevel, own: NotificationLevel | null) =>
    changedNotifications(
      { ...usualNotifications(workspaceId), level },
      { kind: 'thread', rootId, level: own },
    );
  const reply = (change: Partial<Message> = {}) => said({ text: 'Tea', threadRootId: rootId, ...change });

  it.each<[NotificationLevel, NotificationLevel | null, Partial<Message>, string | null]>([
    ['mentions', null, {}, null],
    ['mentions', 'all', {}, 'all'],
    ['all', 'mentions', {}, null],
    ['all', 'mentions', { mentions: [me] }, 'mention'],
    ['all', 'nothing', { mentions: [me] }, null],
    ['nothing', 'all', {}, 'all'],
  ])('in a channel at level %s and a thread at %s (%j): %s', (level, own, change, reason) => {
    const settings = settingsOf(level, own);
    expect(noticeReason(reply(change), { ...heard, channel, settings })).toBe(reason);
    const elsewhere = reply({ ...change, threadRootId: ids[3] });
    expect(noticeReason(elsewhere, { ...heard, channel, settings })).toBe(
      noticeReason(elsewhere, { ...heard, channel, settings: settingsOf(level, null) }),
    );
  });

  it.each<[NotificationLevel, NotificationLevel | null, string | null]>([
    ['mentions', null, 'reply'],
    ['mentions', 'mentions', null],
    ['mentions', 'nothing', null],
    ['all', null, 'all'],
    ['nothing', null, null],
  ])('who follows it, in a channel at level %s and a thread at %s: %s', (level, own, reason) => {
    const at = { me, channel, settings: settingsOf(level, own), isMuted: false, isFollowed: true };
    expect(noticeReason(reply(), at)).toBe(reason);
    expect(noticeReason(reply({ authorId: me }), at)).toBeNull();
  });
});

describe('a keyword', () => {
  it.each([
    ['The map is done', 'map', true],
    ['The MAP, done', 'map', true],
    ['Mapping is done', 'map', false],
    ['bitmap', 'map', false],
    ['Straße 4', 'strasse', false],
    ['Große Straße', 'straße', true],
    ['c++ is fine', 'c++', true],
    ['今日は地図を見る', '地図', true],
    ['ab map', 'b map', false],
    ['anything', '', false],
  ])('in "%s": "%s" %s', (text, word, isIn) => {
    expect(holdsWord(text, word)).toBe(isIn);
  });
});

describe('changed notification settings', () => {
  it('are the same object when nothing changes', () => {
    const usual = usualNotifications(workspaceId);
    expect(changedNotifications(usual, { kind: 'level', level: 'mentions' })).toBe(usual);
    expect(changedNotifications(usual, { kind: 'keywords', keywords: [] })).toBe(usual);
    expect(changedNotifications(usual, { kind: 'channel', channelId, level: null })).toBe(usual);
  });

  it('take the level of a channel away again', () => {
    const usual = usualNotifications(workspaceId);
    const own = changedNotifications(usual, { kind: 'channel', channelId, level: 'all' });
    expect(own.channels).toEqual([{ channelId, level: 'all' }]);
    expect(changedNotifications(own, { kind: 'channel', channelId, level: null })).toEqual(usual);
  });
});
