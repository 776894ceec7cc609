import type { SidebarGroup, SidebarRow } from '@parley/client';
import { describe, expect, it } from 'vitest';
import { isNews, shownRows } from './shown-rows.js';

const row = (channelId: string, change: Partial<SidebarRow> = {}): SidebarRow => ({
  channelId,
  kind: 'private',
  name: channelId,
  memberIds: [],
  unreadCount: 0,
  mentionCount: 0,
  isArchived: false,
  isMuted: false,
  hasPending: false,
  lastMessageAt: null,
  ...change,
});
const rows = [
  row('read'),
  row('unread', { unreadCount: 2 }),
  row('called', { unreadCount: 1, mentionCount: 1 }),
  row('muted', { unreadCount: 5, isMuted: true }),
  row('waiting', { hasPending: true }),
  row('friend', { kind: 'dm', name: null, unreadCount: 1 }),
];
const shown = (change: Partial<SidebarGroup['section']>, openId?: string) =>
  shownRows(
    {
      section: { id: 'channels', name: '', sort: 'name', isCollapsed: false, hidesRead: false, ...change },
      rows,
    },
    openId,
  ).map((one) => one.channelId);

describe('the rows of a section in sight', () => {
  it('are all of an open one', () => {
    expect(shown({})).toHaveLength(rows.length);
  });
  it('are what is new, and what is open, where what is read is hidden', () => {
    expect(shown({ hidesRead: true }, 'read')).toEqual(['read', 'unread', 'called', 'waiting', 'friend']);
  });
  it('are what is for me in a closed one', () => {
    expect(shown({ isCollapsed: true })).toEqual(['called', 'waiting', 'friend']);
  });
});

it('of what is muted only mentions are news', () => {
  expect(isNews(row('muted', { unreadCount: 5, isMuted: true }))).toBe(false);
  expect(isNews(row('muted', { unreadCount: 5, mentionCount: 1, isMuted: true }))).toBe(true);
});
