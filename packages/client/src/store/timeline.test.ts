import type { MessagePage } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { sampleMessage } from '../testing/samples.js';
import type { Timeline } from './state.js';
import { emptyTimeline, extendTimeline, putMessage, replaceTimeline, windowOf } from './timeline.js';
import { windowRows } from './timeline-rows.js';

const page = (sequences: number[], change: Partial<MessagePage> = {}): MessagePage => ({
  messages: sequences.map((sequence) => sampleMessage(sequence)),
  hasMoreBefore: false,
  hasMoreAfter: false,
  head: 100,
  ...change,
});
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const sequencesOf = (timeline: Timeline) => [...timeline.rows].map((row) => row.sequence);
const ready = (sequences: number[], change: Partial<MessagePage> = {}) =>
  replaceTimeline(emptyTimeline(), page(sequences, change));

describe('a timeline', () => {
  it('takes nothing before it was asked for', () => {
    const timeline = emptyTimeline();
    expect(putMessage(timeline, sampleMessage(1))).toBe(timeline);
  });

  it('takes the first message of an empty channel', () => {
    expect(sequencesOf(putMessage(ready([]), sampleMessage(1)))).toEqual([1]);
  });

  it('raises its version with every change and only then', () => {
    const timeline = ready([1, 2]);
    const grown = putMessage(timeline, sampleMessage(3));
    expect(grown.version).toBe(timeline.version + 1);
    expect(putMessage(grown, sampleMessage(3))).toBe(grown);
  });

  it('takes nothing that does not touch the window', () => {
    const timeline = ready([10, 11], { hasMoreBefore: true, hasMoreAfter: true });
    expect(putMessage(timeline, sampleMessage(9))).toBe(timeline);
    expect(putMessage(timeline, sampleMessage(12))).toBe(timeline);
    const edited = putMessage(timeline, sampleMessage(10, { version: 30, text: 'edited' }));
    expect(edited.rows.at(0)?.text).toBe('edited');
  });

  it('lets go of the newest when it grows past its limit on the old side, and says so', () => {
    const timeline = extendTimeline(
      ready(range(2_000, 3_999), { hasMoreBefore: true }),
      page(range(1_950, 1_999)),
      'before',
    );
    expect([timeline.rows.length, timeline.hasMoreAfter, timeline.hasMoreBefore]).toEqual([
      windowRows,
      true,
      false,
    ]);
    expect(putMessage(timeline, sampleMessage(4_000))).toBe(timeline);
  });

  it('lets go of the oldest when it grows live, and says so', () => {
    const timeline = putMessage(ready(range(1, windowRows)), sampleMessage(windowRows + 1));
    expect([timeline.rows.at(0)?.sequence, timeline.hasMoreBefore]).toEqual([2, true]);
  });

  it('puts what arrived meanwhile over a page that was read before it', () => {
    const loading: Timeline = { ...emptyTimeline(), status: 'loading' };
    windowOf(loading).beginLoad();
    putMessage(loading, sampleMessage(5));
    putMessage(loading, sampleMessage(2, { version: 6, text: 'edited' }));
    putMessage(loading, sampleMessage(1, { version: 7 }));
    const timeline = replaceTimeline(loading, page([2, 3], { hasMoreBefore: true }));
    expect(sequencesOf(timeline)).toEqual([2, 3, 5]);
    expect(timeline.rows.at(0)?.text).toBe('edited');
  });
});
