import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { channelStream, type Envelope, limits, type StreamName } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createStreamTails } from './stream-tails.js';

const timestamp = '2026-03-02T09:14:05.120Z';

function eventsOf(stream: StreamName = channelStream(randomUUID())) {
  const event = (sequence: number, type: string, payload: unknown): Envelope => ({
    ...{ eventId: randomUUID(), schemaVersion: 1, stream, sequence, type, payload, timestamp },
  });
  const message = (sequence: number, about: { created: number; text: string }, type: string) =>
    event(sequence, type, {
      message: { id: `m${about.created}`, sequence: about.created, version: sequence, text: about.text },
    });
  return {
    stream,
    said: (sequence: number, text = `text ${sequence}`) =>
      message(sequence, { created: sequence, text }, 'message.created'),
    changed: (sequence: number, created: number, text: string) =>
      message(sequence, { created, text }, 'message.edited'),
    left: (sequence: number) => event(sequence, 'channel.member.left', { userId: 'u' }),
  };
}

const sequences = (events: readonly Envelope[] | undefined) => events?.map(({ sequence }) => sequence);
const texts = (events: readonly Envelope[] | undefined) =>
  events?.map(({ payload }) => (payload as { message: { text: string } }).message.text);

describe('[R-REC-2] the tail of a stream', () => {
  it('gives what comes after a cursor, and only when it knows all of it', () => {
    const tails = createStreamTails();
    const { stream, said, left } = eventsOf();
    expect(tails.after(stream, 4, 5)).toBeUndefined();
    tails.keep([said(5), left(6)]);
    tails.keep([said(7)]);
    expect(sequences(tails.after(stream, 4, 7))).toEqual([5, 6, 7]);
    expect(sequences(tails.after(stream, 6, 7))).toEqual([7]);
    expect(sequences(tails.after(stream, 6, 6))).toEqual([7]);
    expect(tails.after(stream, 3, 7)).toBeUndefined();
    expect(tails.after(stream, 6, 8)).toBeUndefined();
    expect(tails.after(eventsOf().stream, 4, 5)).toBeUndefined();
  });

  it('never hides a hole, and closes it when the missing one comes', () => {
    const tails = createStreamTails();
    const { stream, said } = eventsOf();
    tails.keep([said(1), said(2)]);
    tails.keep([said(4)]);
    expect(tails.after(stream, 1, 4)).toBeUndefined();
    expect(sequences(tails.after(stream, 3, 4))).toEqual([4]);
    tails.keep([said(3)]);
    tails.keep([said(3), said(4)]);
    expect(sequences(tails.after(stream, 0, 4))).toEqual([1, 2, 3, 4]);
  });

  it('tells of a message in older events what it is now', () => {
    const tails = createStreamTails();
    const { stream, said, changed } = eventsOf();
    tails.keep([said(1, 'first'), said(2, 'other')]);
    tails.keep([changed(3, 1, 'edited')]);
    expect(texts(tails.after(stream, 0, 3))).toEqual(['edited', 'other', 'edited']);
    tails.keep([changed(4, 1, '')]);
    expect(texts(tails.after(stream, 0, 4))).toEqual(['', 'other', '', '']);
  });

  it('also when the change comes before what it changes, or the log tells it first', () => {
    const tails = createStreamTails();
    const { stream, said, changed } = eventsOf();
    tails.keep([changed(2, 1, 'edited')]);
    tails.keep([said(1, 'first')]);
    expect(texts(tails.after(stream, 0, 2))).toEqual(['edited', 'edited']);
    const late = eventsOf(stream);
    const asOfNow = late.changed(3, 1, 'as of now');
    tails.keep([{ ...said(1), payload: asOfNow.payload }]);
    expect(texts(tails.after(stream, 0, 2))).toEqual(['as of now', 'as of now']);
  });

  it('keeps nothing of a stream that nobody asks for, and follows one that somebody caught up with', async () => {
    const tails = createStreamTails({ keptMs: 500 });
    const { stream, said } = eventsOf();
    tails.extend([said(1)]);
    expect(tails.after(stream, 0, 1)).toBeUndefined();
    tails.keep([said(1)]);
    tails.extend([said(2)]);
    expect(sequences(tails.after(stream, 0, 2))).toEqual([1, 2]);
    await sleep(600);
    tails.extend([said(3)]);
    expect(tails.after(stream, 2, 3)).toBeUndefined();
  });

  it('keeps a page of events of one stream, and lets go of what was used longest ago when room is needed', () => {
    const tails = createStreamTails({ maxCharacters: 1_000_000 });
    const busy = eventsOf();
    const kept = limits.replayPageEvents;
    for (let sequence = 1; sequence <= 3 * kept; sequence += 1) tails.keep([busy.said(sequence)]);
    expect(tails.after(busy.stream, 2 * kept, 3 * kept)).toHaveLength(kept);
    expect(tails.after(busy.stream, 0, 3 * kept)).toBeUndefined();
    const long = eventsOf();
    for (let sequence = 1; sequence <= 90; sequence += 1)
      tails.keep([long.said(sequence, 'x'.repeat(10_000))]);
    expect(tails.after(busy.stream, 2 * kept, 3 * kept)).toBeUndefined();
    expect(tails.after(long.stream, 0, 90)).toHaveLength(90);
  });
});
