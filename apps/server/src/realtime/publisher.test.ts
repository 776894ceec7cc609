import { type Envelope, limits } from '@parley/protocol';
import { expect, it } from 'vitest';
import { framesOf } from './publisher.js';

const event = (sequence: number, text = ''): Envelope => ({
  eventId: '00000000-0000-7000-8000-000000000000',
  schemaVersion: 1,
  stream: 'channel:00000000-0000-7000-8000-000000000000',
  sequence,
  type: 'message.created',
  payload: { message: { text } },
  timestamp: '2026-01-01T00:00:00.000Z',
});

it('puts the events of one tick into one frame', () => {
  const events = Array.from({ length: 100 }, (_, index) => event(index + 1, 'hello'));
  expect(framesOf(events)).toEqual([events]);
});

it('[R-LIM-1] cuts a run of long messages into frames far below what a connection may have waiting', () => {
  const events = Array.from({ length: 128 }, (_, index) =>
    event(index + 1, 'x'.repeat(limits.messageTextLength)),
  );
  const frames = framesOf(events);
  expect(frames.flat()).toEqual(events);
  for (const frame of frames) expect(JSON.stringify(frame).length).toBeLessThan(200_000);
  expect(frames.length).toBeLessThan(20);
});
