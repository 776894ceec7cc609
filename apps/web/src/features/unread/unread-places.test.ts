import type { SidebarRow, UnreadThread } from '@parley/client';
import { expect, it } from 'vitest';
import { unreadPlaces } from './unread-places.js';

const row = (channelId: string, change: Partial<SidebarRow> = {}): SidebarRow => ({
  ...{ channelId, kind: 'private', name: channelId, memberIds: [] },
  ...{ unreadCount: 0, mentionCount: 0, isArchived: false, isMuted: false },
  ...{ hasPending: false, lastMessageAt: null },
  ...change,
});
const thread = (channelId: string, rootId: string): UnreadThread => ({
  ...{ channelId, rootId },
  ...{ unread: { sequences: [1], hasMore: false }, mentions: { sequences: [], hasMore: false } },
});
const rows = [
  row('friend', { kind: 'dm', name: null, unreadCount: 2 }),
  row('muted friend', { kind: 'dm', name: null, unreadCount: 2, isMuted: true }),
  row('plain', { unreadCount: 3 }),
  row('called', { unreadCount: 3, mentionCount: 1 }),
  row('read'),
  row('muted', { unreadCount: 3, isMuted: true }),
  row('muted and called', { unreadCount: 3, mentionCount: 1, isMuted: true }),
  row('archived', { unreadCount: 3, mentionCount: 1, isArchived: true }),
];

it('everything unread is what is noticed, what is for me first', () => {
  const threads = [thread('plain', 'one'), thread('read', 'two'), thread('read', 'three')];
  const named = unreadPlaces(rows, threads).map((place) => place.thread?.rootId ?? place.row.channelId);
  expect(named).toEqual(['friend', 'one', 'called', 'two', 'three', 'muted and called', 'plain']);
});
