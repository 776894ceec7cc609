import { channelStream, type MessagePage, userStream, workspaceStream } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import {
  sampleChannel,
  sampleChannelId,
  sampleId,
  sampleMe,
  sampleMembership,
  sampleMessage,
  sampleReadState,
  sampleState,
  sampleWorkspaceId,
} from '../testing/samples.js';
import { applySnapshot } from './apply-snapshot.js';
import { lookedInto } from './reducers/channels.js';
import type { ChatState } from './state.js';
import { emptyTimeline, replaceTimeline } from './timeline.js';

const inChannel = channelStream(sampleChannelId);
const account = sampleState.me?.account ?? { id: '', email: '', name: '' };
const page = (sequences: number[], head: number): MessagePage => ({
  messages: sequences.map((sequence) => sampleMessage(sequence)),
  hasMoreBefore: true,
  hasMoreAfter: false,
  head,
});
const holding = (sequences: number[], cursor: number): ChatState => ({
  ...sampleState,
  channels: new Map([
    [
      sampleChannelId,
      {
        ...lookedInto(sampleChannel()),
        isMember: true,
        readState: sampleReadState(),
        timeline: replaceTimeline(emptyTimeline(), page(sequences, cursor)),
      },
    ],
  ]),
  streams: new Map([[inChannel, { cursor, head: cursor, status: 'live' }]]),
});
const channelSnapshot = (sequences: number[], head: number) =>
  ({
    kind: 'channel',
    head,
    channel: sampleChannel(),
    readState: sampleReadState(),
    page: page(sequences, head),
  }) as const;
const rowsOf = (state: ChatState) =>
  [...(state.channels.get(sampleChannelId)?.timeline.rows ?? [])].map((row) => row.sequence);

describe('a snapshot', () => {
  it('[R-REC-3] takes the place of the window: what was edited in between cannot be known of older rows', () => {
    const state = applySnapshot(holding([1, 2, 3], 3), inChannel, channelSnapshot([8, 9], 9));
    expect(rowsOf(state)).toEqual([8, 9]);
    expect(state.streams.get(inChannel)).toEqual({ cursor: 9, head: 9, status: 'live' });
  });

  it('keeps a message whose ack has overtaken it', () => {
    const state = applySnapshot(holding([1, 12], 3), inChannel, channelSnapshot([8, 9], 9));
    expect(rowsOf(state)).toEqual([8, 9, 12]);
  });

  it('keeps nothing when the log itself went back', () => {
    const state = applySnapshot(holding([1, 12], 12), inChannel, channelSnapshot([1], 4));
    expect(rowsOf(state)).toEqual([1]);
    expect(state.streams.get(inChannel)).toMatchObject({ cursor: 4, head: 4 });
  });

  it('does not load rows nobody has asked for', () => {
    const held = holding([], 0);
    const channel = { ...lookedInto(sampleChannel()), isMember: true };
    const state = applySnapshot(
      { ...held, channels: new Map([[sampleChannelId, channel]]) },
      inChannel,
      channelSnapshot([8], 9),
    );
    expect(state.channels.get(sampleChannelId)?.timeline.status).toBe('empty');
  });

  it('of a person says which channels are theirs, and takes away the others', () => {
    const other = sampleMembership({ channel: sampleChannel({ id: sampleId(40) }), head: 7 });
    const state = applySnapshot(holding([1], 1), userStream(sampleMe), {
      kind: 'user',
      head: 3,
      account,
      memberships: [
        other,
        sampleMembership({ channel: sampleChannel({ id: sampleId(41), workspaceId: sampleId(42) }) }),
      ],
    });
    expect([...state.channels.keys()]).toEqual([sampleId(40)]);
    expect(state.streams.get(channelStream(sampleId(40)))).toEqual({ cursor: 7, head: 7, status: 'idle' });
    expect(state.streams.has(inChannel)).toBe(false);
  });

  it('of a person leaves a read marker alone that moved after it', () => {
    const held = holding([1], 1);
    const channel = held.channels.get(sampleChannelId);
    if (!channel) throw new Error('no channel');
    const read: ChatState = {
      ...held,
      channels: new Map([
        [
          sampleChannelId,
          { ...channel, readState: sampleReadState({ lastReadSequence: 5, markerVersion: 4 }) },
        ],
      ]),
    };
    const readState = sampleReadState({ lastReadSequence: 2, unread: { sequences: [3, 6], hasMore: false } });
    const state = applySnapshot(read, userStream(sampleMe), {
      kind: 'user',
      head: 3,
      account,
      memberships: [sampleMembership({ readState, head: 6 })],
    });
    expect(state.channels.get(sampleChannelId)?.readState).toMatchObject({
      lastReadSequence: 5,
      unread: { sequences: [6] },
    });
    expect(state.streams.get(inChannel)).toMatchObject({ cursor: 1, head: 6 });
  });

  it('of a workspace brings people and public channels', () => {
    const workspace = sampleState.me?.workspace;
    if (!workspace) throw new Error('no workspace');
    const person = {
      userId: sampleMe,
      displayName: 'Anna',
      title: '',
      role: 'owner' as const,
      joinedAt: workspace.createdAt,
      leftAt: null,
      version: 1,
    };
    const state = applySnapshot(sampleState, workspaceStream(sampleWorkspaceId), {
      kind: 'workspace',
      head: 4,
      workspace,
      members: [person],
      channels: [sampleChannel({ kind: 'public', version: 2 })],
      messageRules: { editWithinMs: 0, deleteWithinMs: null, isHistoryVisible: false, version: 3 },
    });
    expect(state.messageRules).toMatchObject({ editWithinMs: 0, version: 3 });
    expect(state.members.get(sampleMe)).toBe(person);
    expect(state.channels.get(sampleChannelId)).toMatchObject({ isMember: false, readState: null });
  });
});
