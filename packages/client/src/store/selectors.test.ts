import { channelMarkRead, messageDelete, messageEdit, messageSend } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import {
  sampleChannel,
  sampleChannelId,
  sampleId,
  sampleReadState,
  sampleState,
} from '../testing/samples.js';
import { lookedInto } from './reducers/channels.js';
import { entryAdded } from './reducers/outbox.js';
import {
  selectBadge,
  selectChannelByName,
  selectChannelFace,
  selectFirstUnread,
  selectIsDeleting,
  selectMembers,
  selectPending,
  selectPendingEdit,
  selectQueuedCount,
} from './selectors.js';
import type { ChannelState, ChatState, OutboxEntry } from './state.js';

const entry = (n: number, change: Partial<OutboxEntry>): OutboxEntry => ({
  commandId: sampleId(n),
  type: messageSend.type,
  payload: { channelId: sampleChannelId, clientMessageId: sampleId(n), text: `message ${n}` },
  channelId: sampleChannelId,
  queuedAt: n,
  state: 'queued',
  error: null,
  isKept: true,
  ...change,
});
const reading = (sequences: number[], hasMore = false, lastReadSequence = 0): ChatState => {
  const readState = sampleReadState({
    lastReadSequence,
    unread: { sequences, hasMore },
    mentions: { sequences: sequences.slice(0, 1), hasMore: false },
  });
  const channel = { ...lookedInto(sampleChannel()), isMember: true, readState };
  return { ...sampleState, channels: new Map([[sampleChannelId, channel]]) };
};
const marking = (state: ChatState, sequence: number) =>
  entryAdded(
    state,
    entry(9, { type: channelMarkRead.type, payload: { channelId: sampleChannelId, sequence } }),
  );

describe('selectors', () => {
  it('[R-CLI-3] gives the same face of a channel while messages come, and another one when I leave', () => {
    const face = selectChannelFace(sampleChannelId);
    const before = reading([1]);
    const held = before.channels.get(sampleChannelId) as ChannelState;
    const lastMessageAt = '2026-01-05T10:00:00.000Z';
    const put = (change: Partial<ChannelState>): ChatState => ({
      ...before,
      channels: new Map([[sampleChannelId, { ...held, ...change }]]),
    });
    expect(face(put({ lastMessageAt }))).toBe(face(before));
    expect(face(put({ isMember: !held.isMember }))).toEqual({
      channel: held.channel,
      isMember: !held.isMember,
    });
    expect(selectChannelFace(sampleId(77))(before)).toBeUndefined();
  });

  it('give the same value for the same state, and for a state that says the same', () => {
    const state = entryAdded(reading([1, 2]), entry(5, {}));
    for (const select of [selectPending(sampleChannelId), selectBadge(sampleChannelId), selectMembers]) {
      expect(select(state)).toBe(select(state));
      expect(select({ ...state, connection: { status: 'connected' } })).toBe(select(state));
    }
    expect(selectPending(sampleId(99))(state)).toBe(selectPending(sampleId(98))(sampleState));
  });

  it('draw my messages on their way, oldest first, and count those that wait', () => {
    const state = [entry(5, {}), entry(6, { state: 'failed' }), entry(7, { channelId: sampleId(8) })].reduce(
      entryAdded,
      sampleState,
    );
    expect(selectPending(sampleChannelId)(state).map((one) => [one.text, one.state])).toEqual([
      ['message 5', 'queued'],
      ['message 6', 'failed'],
      ['message 7', 'queued'],
    ]);
    expect(selectQueuedCount(state)).toBe(2);
  });

  it('draw the newest edit on its way, and know what is being deleted', () => {
    const messageId = sampleId(1_001);
    const edits = ['first', 'second'].map((text, index) =>
      entry(20 + index, { type: messageEdit.type, payload: { messageId, text } }),
    );
    const state = [...edits, entry(30, { type: messageDelete.type, payload: { messageId } })].reduce(
      entryAdded,
      sampleState,
    );
    expect(selectPendingEdit(messageId)(state)).toMatchObject({ text: 'second', commandId: sampleId(21) });
    expect(selectPendingEdit(messageId)(state)).toBe(selectPendingEdit(messageId)(state));
    expect(selectIsDeleting(messageId)(state)).toBe(true);
    expect(selectIsDeleting(sampleId(2))(state)).toBe(false);
  });

  it('count up to 99 and then 100 for "99+"', () => {
    expect(selectBadge(sampleChannelId)(reading([3, 4]))).toEqual({ unreadCount: 2, mentionCount: 1 });
    const hundred = Array.from({ length: 100 }, (_, index) => index + 10);
    expect(selectBadge(sampleChannelId)(reading(hundred, true)).unreadCount).toBe(100);
    expect(selectBadge(sampleId(5))(sampleState)).toEqual({ unreadCount: 0, mentionCount: 0 });
  });

  it('show as read at once what is being marked', () => {
    const state = reading([3, 4, 7]);
    expect(selectBadge(sampleChannelId)(marking(state, 4))).toEqual({ unreadCount: 1, mentionCount: 0 });
    expect(selectFirstUnread(sampleChannelId)(marking(state, 4))).toBe(7);
    expect(selectFirstUnread(sampleChannelId)(marking(state, 7))).toBeNull();
  });

  it('put the line before the first unread, or after the marker when there are more than are listed', () => {
    expect(selectFirstUnread(sampleChannelId)(reading([3, 4]))).toBe(3);
    expect(selectFirstUnread(sampleChannelId)(reading([300], true, 20))).toBe(21);
    expect(selectFirstUnread(sampleChannelId)(reading([]))).toBeNull();
  });

  it('find a channel by its name, the living one first', () => {
    const archived = sampleChannel({ id: sampleId(60), name: 'web', archivedAt: '2026-03-01T09:00:00.000Z' });
    const living = sampleChannel({ id: sampleId(61), name: 'web' });
    const state = {
      ...sampleState,
      channels: new Map([archived, living].map((one) => [one.id, lookedInto(one)])),
    };
    expect(selectChannelByName('Web')(state)?.channel.id).toBe(sampleId(61));
    expect(selectChannelByName('ios')(state)).toBeUndefined();
  });

  it('list the people of the workspace by name, without those who left', () => {
    const person = (n: number, displayName: string, leftAt: string | null = null) =>
      [
        sampleId(n),
        {
          userId: sampleId(n),
          displayName,
          title: '',
          role: 'member' as const,
          joinedAt: '',
          leftAt,
          version: 1,
        },
      ] as const;
    const members = new Map([person(1, 'Zoë'), person(2, 'ägir'), person(3, 'Bo', 'then'), person(4, 'Bo')]);
    expect(selectMembers({ ...sampleState, members }).map((one) => one.userId)).toEqual(
      [2, 4, 1].map(sampleId),
    );
  });
});
