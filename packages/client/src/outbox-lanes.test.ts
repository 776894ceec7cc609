import { channelMarkRead, draftSet, messageSend, threadMarkRead, threadMarkUnread } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import {
  heldForMs,
  type Lane,
  laneOf,
  longestHoldMs,
  markersAtOnce,
  pipelined,
  sendableNow,
  standsFor,
} from './outbox-lanes.js';
import type { OutboxEntry } from './store/state.js';
import { sampleId } from './testing/samples.js';

const entry = (n: number, change: Partial<OutboxEntry> = {}): OutboxEntry => ({
  commandId: sampleId(n),
  type: messageSend.type,
  payload: {},
  channelId: 'a',
  queuedAt: n,
  state: 'queued',
  error: null,
  isKept: true,
  ...change,
});
const idsOf = (entries: readonly OutboxEntry[]) => entries.map((one) => one.queuedAt);
const now = 1_000;
const lane = (change: Partial<Lane>): ReadonlyMap<string, Lane> =>
  new Map([['a', { isCareful: false, waitUntil: 0, ...change }]]);

describe('what may be sent now', () => {
  it('is the front of each lane, so many at once', () => {
    const outbox = Array.from({ length: pipelined + 4 }, (_, n) => entry(n));
    expect(idsOf(sendableNow(outbox, new Map(), now))).toEqual(
      Array.from({ length: pipelined }, (_, n) => n),
    );
    const busy = outbox.map((one, n) => (n < 3 ? { ...one, state: 'sending' as const } : one));
    expect(sendableNow(busy, new Map(), now)).toHaveLength(pipelined - 3);
  });

  it('[R-SEND-4] writes nothing but messages ahead: the last of two edits or reactions has to win', () => {
    const react = { type: 'message.react' };
    expect(idsOf(sendableNow([entry(1, react), entry(2, react), entry(3)], new Map(), now))).toEqual([1]);
    expect(idsOf(sendableNow([entry(1), entry(2, react), entry(3)], new Map(), now))).toEqual([1]);
    const busy = [entry(1, { ...react, state: 'sending' }), entry(2, react)];
    expect(sendableNow(busy, new Map(), now)).toEqual([]);
  });

  it('is so many read markers of all places, and what was written does not wait behind them', () => {
    const marker = (n: number, change: Partial<OutboxEntry> = {}) =>
      entry(n, { type: threadMarkRead.type, payload: { rootId: sampleId(n), sequence: 1 }, ...change });
    const outbox = Array.from({ length: markersAtOnce + 20 }, (_, n) => marker(n));
    const written = entry(outbox.length);
    const sent = sendableNow([...outbox, written], new Map(), now);
    expect(idsOf(sent)).toEqual([...outbox.slice(0, markersAtOnce), written].map((one) => one.queuedAt));
    const busy = outbox.map((one, n) => (n < 30 ? { ...one, state: 'sending' as const } : one));
    expect(sendableNow(busy, new Map(), now)).toHaveLength(markersAtOnce - 30);
  });

  it('is one, after something went wrong, and none while it is on the line', () => {
    const careful = lane({ isCareful: true });
    expect(idsOf(sendableNow([entry(1), entry(2)], careful, now))).toEqual([1]);
    expect(sendableNow([entry(1, { state: 'sending' }), entry(2)], careful, now)).toEqual([]);
  });

  it('is nothing of a lane whose front is held, until its time has come', () => {
    const outbox = [entry(1, { heldUntilAt: now + 1 }), entry(2), entry(3, { channelId: 'b' })];
    expect(idsOf(sendableNow(outbox, new Map(), now))).toEqual([3]);
    expect(idsOf(sendableNow(outbox, new Map(), now + 1))).toEqual([1, 2, 3]);
  });

  it('is not held by a clock that was set back', () => {
    expect(heldForMs(entry(1, { heldUntilAt: now + longestHoldMs }), now)).toBe(longestHoldMs);
    expect(heldForMs(entry(1, { heldUntilAt: now + longestHoldMs + 1 }), now)).toBe(0);
  });

  it('does not wait for another lane', () => {
    const outbox = [entry(1), entry(2, { channelId: 'b' })];
    expect(idsOf(sendableNow(outbox, lane({ waitUntil: now + 1 }), now))).toEqual([2]);
    expect(idsOf(sendableNow(outbox, lane({ waitUntil: now }), now))).toEqual([1, 2]);
  });

  it('leaves out what failed', () => {
    expect(
      idsOf(sendableNow([entry(1, { state: 'failed' }), entry(2)], lane({ isCareful: true }), now)),
    ).toEqual([2]);
  });

  it('gives read markers a lane of their own', () => {
    const payload = { channelId: sampleId(1), sequence: 1 };
    expect(laneOf(entry(1, { type: channelMarkRead.type, payload }))).not.toBe(laneOf(entry(2)));
  });
});

describe('a later word of a thread', () => {
  const marked = (n: number, type: string, sequence: number, rootId = 'root') =>
    entry(n, { type, payload: { rootId, sequence } });
  const written = (n: number, threadRootId?: string) =>
    entry(n, {
      type: draftSet.type,
      payload: { channelId: 'a', text: 'x', ...(threadRootId && { threadRootId }) },
    });

  it('stands for what it passes, and one that goes back for everything before it', () => {
    const [read, further] = [marked(1, threadMarkRead.type, 4), marked(2, threadMarkRead.type, 7)];
    const back = marked(3, threadMarkUnread.type, 5);
    expect(standsFor(further, read)).toBe(true);
    expect(standsFor(read, further)).toBe(false);
    expect(standsFor(back, further)).toBe(true);
    expect(standsFor(marked(4, threadMarkRead.type, 9), back)).toBe(false);
  });

  it('says nothing of another thread, or of the channel', () => {
    const other = marked(2, threadMarkUnread.type, 9, 'other');
    const channel = entry(3, { type: channelMarkRead.type, payload: { channelId: 'a', sequence: 9 } });
    for (const one of [other, channel]) {
      expect(standsFor(one, marked(1, threadMarkRead.type, 4))).toBe(false);
      expect(laneOf(one)).not.toBe(laneOf(marked(1, threadMarkRead.type, 4)));
    }
    expect(standsFor(written(2, 'root'), written(1, 'root'))).toBe(true);
    expect(standsFor(written(2, 'root'), written(1))).toBe(false);
    expect(laneOf(written(2, 'root'))).not.toBe(laneOf(written(1)));
  });
});
