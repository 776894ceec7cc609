import { channelStream, type StreamName, userStream, workspaceStream } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import {
  sampleChannel,
  sampleChannelId,
  sampleEvent,
  sampleId,
  sampleMe,
  sampleMembership,
  sampleMessage,
  sampleReadState,
  sampleState,
  sampleWorkspaceId,
} from '../testing/samples.js';
import { applyEvent, applyEvents } from './apply-event.js';
import { lookedInto } from './reducers/channels.js';
import { entryAdded } from './reducers/outbox.js';
import type { ChatState, StreamState } from './state.js';

const inChannel = channelStream(sampleChannelId);
const mine = userStream(sampleMe);
const home = workspaceStream(sampleWorkspaceId);
const streams = (cursors: Record<StreamName, number>): ReadonlyMap<StreamName, StreamState> =>
  new Map(
    Object.entries(cursors).map(([name, cursor]) => [
      name as StreamName,
      { cursor, head: cursor, status: 'live' },
    ]),
  );
const member: ChatState = {
  ...sampleState,
  channels: new Map([
    [sampleChannelId, { ...lookedInto(sampleChannel()), isMember: true, readState: sampleReadState() }],
  ]),
  streams: streams({ [mine]: 0, [home]: 0, [inChannel]: 0 }),
};
const channelIn = (state: ChatState) => state.channels.get(sampleChannelId);
const created = (sequence: number) =>
  sampleEvent(inChannel, sequence, {
    type: 'message.created',
    payload: { message: sampleMessage(sequence) },
  });

describe('applying events', () => {
  it.each([
    ['message.edited', true, false],
    ['poll.updated', true, false],
    ['checklist.updated', true, false],
    ['message.pinned', true, true],
    ['message.deleted', true, true],
    ['message.reacted', false, false],
  ] as const)('says when %s may have changed what is pinned', (type, ofPinned, ofOthers) => {
    const after = (change: object) => {
      const payload = { message: sampleMessage(1, { version: 2, ...change }) };
      return applyEvent(member, sampleEvent(inChannel, 2, { type, payload })).streams.get(inChannel);
    };
    expect(after({ pinnedAt: '2026-03-01T09:00:00.000Z' })?.pinsChangedAt).toBe(ofPinned ? 2 : undefined);
    expect(after({})?.pinsChangedAt).toBe(ofOthers ? 2 : undefined);
  });

  it('says when a message was deleted, also where its row is not held', () => {
    const payload = { message: sampleMessage(1, { version: 4, deletedAt: '2026-03-01T09:00:00.000Z' }) };
    const deleted = sampleEvent(inChannel, 4, { type: 'message.deleted', payload });
    const after = applyEvents(member, { stream: inChannel, cursor: 5, events: [deleted, created(5)] });
    expect(after.streams.get(inChannel)?.messageDeletedAt).toBe(4);
  });

  it('moves the cursor with what it applied, in one step', () => {
    const state = applyEvents(member, { stream: inChannel, cursor: 3, events: [created(1), created(3)] });
    expect(state.streams.get(inChannel)).toEqual({ cursor: 3, head: 3, status: 'live' });
    expect(channelIn(state)?.readState?.unread.sequences).toEqual([1, 3]);
  });

  it('[R-EVT-3] changes nothing the second time', () => {
    const once = applyEvents(member, { stream: inChannel, cursor: 1, events: [created(1)] });
    const twice = applyEvents(once, { stream: inChannel, cursor: 1, events: [created(1)] });
    expect(channelIn(twice)).toBe(channelIn(once));
  });

  it('[R-EVT-6] tells the sidebar of a message in a channel whose timeline is not held', () => {
    const state = applyEvent(member, created(1));
    expect(channelIn(state)).toMatchObject({
      lastMessageAt: sampleMessage(1).createdAt,
      readState: { unread: { sequences: [1] } },
    });
    expect(channelIn(state)?.timeline.rows.length).toBe(0);
  });

  it('does not take the message of another channel out of this stream', () => {
    const message = sampleMessage(1, { channelId: sampleId(77) });
    const state = applyEvent(
      member,
      sampleEvent(inChannel, 1, { type: 'message.created', payload: { message } }),
    );
    expect(channelIn(state)).toBe(channelIn(member));
    expect(state.streams.get(inChannel)?.cursor).toBe(1);
  });

  it('lets the newer version of a channel win, from its stream or its home', () => {
    const renamed = sampleChannel({ name: 'new', version: 5 });
    const older = sampleChannel({ name: 'old', version: 4 });
    const state = [renamed, older].reduce(
      (held, channel) =>
        applyEvent(held, sampleEvent(inChannel, 5, { type: 'channel.updated', payload: { channel } })),
      member,
    );
    expect(channelIn(state)?.channel.name).toBe('new');
  });

  it('[R-AUTH-2] keeps nothing of a private channel that is taken away, nor what was on its way there', () => {
    const queued = entryAdded(member, {
      commandId: sampleId(700),
      type: 'message.send',
      payload: {},
      channelId: sampleChannelId,
      queuedAt: 1,
      state: 'queued',
      error: null,
      isKept: true,
    });
    const payload = { workspaceId: sampleWorkspaceId, channelId: sampleChannelId };
    const state = applyEvent(queued, sampleEvent(mine, 1, { type: 'channel.access.revoked', payload }));
    expect([state.channels.size, state.streams.has(inChannel), state.outbox.length]).toEqual([0, false, 0]);
    expect(state.streams.get(mine)?.cursor).toBe(1);
  });

  it('keeps a public channel that was left, without a read state', () => {
    const channel = sampleChannel({ kind: 'public' });
    const joined: ChatState = {
      ...member,
      channels: new Map([
        [channel.id, { ...lookedInto(channel), isMember: true, readState: sampleReadState() }],
      ]),
    };
    const payload = { workspaceId: sampleWorkspaceId, channelId: channel.id };
    const state = applyEvent(joined, sampleEvent(mine, 1, { type: 'channel.access.revoked', payload }));
    expect(channelIn(state)).toMatchObject({ isMember: false, readState: null });
  });

  it('goes back to the head of a membership whose counts are older than the cursor', () => {
    const ahead: ChatState = { ...member, streams: streams({ [mine]: 0, [inChannel]: 9 }) };
    const payload = { membership: sampleMembership({ head: 6 }) };
    const state = applyEvent(ahead, sampleEvent(mine, 1, { type: 'channel.access.granted', payload }));
    expect(state.streams.get(inChannel)).toMatchObject({ cursor: 6, head: 9 });
  });

  it('may be subscribed to again once access is given back', () => {
    const refused: ChatState = {
      ...member,
      streams: new Map([...member.streams, [inChannel, { cursor: 2, head: 2, status: 'refused' }]]),
    };
    const payload = { membership: sampleMembership({ head: 6 }) };
    const state = applyEvent(refused, sampleEvent(mine, 1, { type: 'channel.access.granted', payload }));
    expect(state.streams.get(inChannel)?.status).toBe('idle');
  });

  it('passes over channels of other workspaces, which share the stream of the person', () => {
    const payload = {
      membership: sampleMembership({
        channel: sampleChannel({ id: sampleId(50), workspaceId: sampleId(51) }),
      }),
    };
    const state = applyEvent(member, sampleEvent(mine, 1, { type: 'channel.access.granted', payload }));
    expect(state.channels).toBe(member.channels);
    expect(state.streams.get(mine)?.cursor).toBe(1);
  });

  it('moves the read marker of another device, which undoes a marker on its way', () => {
    const withUnread = applyEvent(member, created(1));
    const waiting = entryAdded(withUnread, {
      commandId: sampleId(700),
      type: 'channel.markRead',
      payload: { channelId: sampleChannelId, sequence: 1 },
      channelId: sampleChannelId,
      queuedAt: 1,
      state: 'queued',
      error: null,
      isKept: true,
    });
    const payload = { channelId: sampleChannelId, lastReadSequence: 1 };
    const state = applyEvent(waiting, sampleEvent(mine, 1, { type: 'channel.read', payload }));
    expect(channelIn(state)?.readState).toMatchObject({ lastReadSequence: 1, unread: { sequences: [] } });
    expect(state.outbox).toEqual([]);
  });

  it('keeps no edit of a message that is deleted: it holds words of it', () => {
    const edit = (n: number) => ({
      commandId: sampleId(700 + n),
      type: 'message.edit',
      payload: { messageId: sampleMessage(n).id, text: 'canary' },
      channelId: sampleChannelId,
      queuedAt: n,
      state: 'failed' as const,
      error: null,
      isKept: true,
    });
    const [one, two] = [edit(1), edit(2)];
    const message = sampleMessage(1, {
      authorId: sampleMe,
      version: 3,
      deletedAt: '2026-03-01T09:00:00.000Z',
    });
    const deleted = sampleEvent(inChannel, 3, { type: 'message.deleted', payload: { message } });
    expect(applyEvent([one, two].reduce(entryAdded, member), deleted).outbox).toEqual([two]);
  });

  it('puts the marker back with what is unread then, and applies once more what came after that moment', () => {
    const none = { sequences: [], hasMore: false };
    const recount = { head: 4, unread: { sequences: [2, 4], hasMore: false }, mentions: none };
    const read = sampleReadState({ lastReadSequence: 6, markerVersion: 1 });
    const before: ChatState = {
      ...member,
      channels: new Map([
        [sampleChannelId, { ...lookedInto(sampleChannel()), isMember: true, readState: read }],
      ]),
      streams: streams({ [mine]: 1, [inChannel]: 6 }),
    };
    const payload = { channelId: sampleChannelId, lastReadSequence: 1, recount };
    const state = applyEvent(before, sampleEvent(mine, 2, { type: 'channel.read', payload }));
    expect(channelIn(state)?.readState).toMatchObject({
      lastReadSequence: 1,
      markerVersion: 2,
      unread: { sequences: [2, 4] },
    });
    expect(state.streams.get(inChannel)).toMatchObject({ cursor: 4, head: 6 });
  });
});
