import { channelMarkRead, type ThreadReadState, threadMarkRead } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import {
  sampleChannel,
  sampleId,
  sampleMe,
  sampleOther,
  sampleReadState,
  sampleState,
} from '../testing/samples.js';
import { selectNoticed, selectThreadsBadge, selectUnreadThreads, selectWaiting } from './noticed.js';
import { lookedInto } from './reducers/channels.js';
import { entryAdded } from './reducers/outbox.js';
import type { ChannelState, ChatState } from './state.js';

const [plans, talk] = [sampleId(10), sampleId(20)];
const [rootId, otherRootId] = [sampleId(30), sampleId(31)];
const listOf = (...sequences: number[]) => ({ sequences, hasMore: false });

interface Counted {
  readonly unread?: readonly number[];
  readonly mentions?: readonly number[];
  readonly threads?: readonly ThreadReadState[];
  readonly archivedAt?: string;
}

const thread = (id: string, unread: number[], mentions: number[] = []): ThreadReadState => ({
  ...{ rootId: id, lastReadSequence: 0, markerVersion: 0 },
  ...{ unread: listOf(...unread), mentions: listOf(...mentions) },
});

function mine(id: string, kind: 'private' | 'dm', counted: Counted): ChannelState {
  const { unread = [], mentions = [], threads = [], archivedAt = null } = counted;
  const people = kind === 'dm' ? { name: null, memberIds: [sampleMe, sampleOther] } : {};
  return {
    ...lookedInto(sampleChannel({ id, kind, archivedAt, ...people })),
    isMember: true,
    readState: sampleReadState({ channelId: id, unread: listOf(...unread), mentions: listOf(...mentions) }),
    threads: new Map(threads.map((one) => [one.rootId, one])),
  };
}

const stateOf = (inPlans: Counted, inTalk: Counted = {}): ChatState => ({
  ...sampleState,
  channels: new Map([
    [plans, mine(plans, 'private', inPlans)],
    [talk, mine(talk, 'dm', inTalk)],
  ]),
});

const muting = (state: ChatState, ...muted: string[]): ChatState => ({
  ...state,
  sidebar: state.sidebar && { ...state.sidebar, muted },
});

const marking = (state: ChatState, type: string, payload: unknown): ChatState =>
  entryAdded(state, {
    ...{ commandId: sampleId(700), type, payload, channelId: null, queuedAt: 1 },
    ...{ state: 'queued', error: null, isKept: true },
  });

describe('what waits for me', () => {
  it('is mentions, messages of conversations and replies in threads I follow', () => {
    expect(selectWaiting(stateOf({}))).toEqual({ forMe: 0, hasUnread: false });
    expect(selectWaiting(stateOf({ unread: [3] }))).toEqual({ forMe: 0, hasUnread: true });
    expect(selectWaiting(stateOf({ unread: [3, 4], mentions: [4] }))).toEqual({ forMe: 1, hasUnread: true });
    expect(selectWaiting(stateOf({}, { unread: [3, 4] }))).toEqual({ forMe: 2, hasUnread: true });
    const replies = stateOf({ threads: [thread(rootId, [5, 6], [6]), thread(otherRootId, [7])] });
    expect(selectWaiting(replies)).toEqual({ forMe: 3, hasUnread: true });
    expect(selectThreadsBadge(replies)).toEqual({ threadCount: 2, mentionCount: 1 });
  });

  it('counts once what stands in two places', () => {
    const both = stateOf(
      { unread: [4, 5], mentions: [5], threads: [thread(rootId, [5, 6], [5])] },
      { unread: [8, 9], threads: [thread(otherRootId, [9])] },
    );
    expect(selectWaiting(both).forMe).toBe(4);
  });

  it('is of what is muted its mentions alone', () => {
    const loud = stateOf(
      { unread: [3, 4], mentions: [4], threads: [thread(rootId, [5, 6], [6]), thread(otherRootId, [7])] },
      { unread: [3] },
    );
    const quiet = muting(loud, plans, talk);
    expect(selectWaiting(quiet)).toEqual({ forMe: 2, hasUnread: true });
    expect(selectThreadsBadge(quiet)).toEqual({ threadCount: 1, mentionCount: 1 });
    expect(selectUnreadThreads(quiet).map((one) => one.unread.sequences)).toEqual([[6]]);
    expect([plans, talk].map((id) => selectNoticed(id)(quiet).sequences)).toEqual([[4], []]);
    const silent = muting(
      stateOf({ unread: [3], threads: [thread(rootId, [5])] }, { unread: [3] }),
      plans,
      talk,
    );
    expect(selectWaiting(silent)).toEqual({ forMe: 0, hasUnread: false });
    expect(selectThreadsBadge(silent)).toEqual({ threadCount: 0, mentionCount: 0 });
  });

  it('is nothing of what is archived', () => {
    const over = {
      unread: [3],
      mentions: [3],
      threads: [thread(rootId, [5])],
      archivedAt: '2026-03-01T09:00:00.000Z',
    };
    const state = stateOf(over);
    expect(selectWaiting(state)).toEqual({ forMe: 0, hasUnread: false });
    expect(selectThreadsBadge(state).threadCount).toBe(0);
    expect(selectUnreadThreads(state)).toEqual([]);
    expect(selectNoticed(plans)(state).sequences).toEqual([]);
  });

  it('goes by markers on their way', () => {
    const state = stateOf({ unread: [3], mentions: [3], threads: [thread(rootId, [5, 6])] });
    const read = marking(state, channelMarkRead.type, { channelId: plans, sequence: 3 });
    expect(selectWaiting(read).forMe).toBe(2);
    expect(selectWaiting(marking(read, threadMarkRead.type, { rootId, sequence: 5 })).forMe).toBe(1);
  });

  it('is handed out again while it says the same', () => {
    const state = stateOf({ unread: [3], threads: [thread(rootId, [5])] });
    const [waiting, threads] = [selectWaiting(state), selectUnreadThreads(state)];
    const touched = { ...state, channels: new Map(state.channels) };
    expect(selectWaiting(touched)).toBe(waiting);
    expect(selectUnreadThreads(touched)).toBe(threads);
  });
});

describe('threads with something unread', () => {
  it('are those whose replies do not all stand among what is unread in their channel', () => {
    const state = stateOf({
      unread: [5, 6],
      threads: [thread(rootId, [5, 6]), thread(otherRootId, [6, 7], [7])],
    });
    expect(selectUnreadThreads(state)).toEqual([
      { channelId: plans, rootId: otherRootId, unread: listOf(6, 7), mentions: listOf(7) },
    ]);
  });
});
