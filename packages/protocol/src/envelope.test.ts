import { describe, expect, it } from 'vitest';
import { ack, commandFrame, envelope, wireError } from './envelope.js';
import { clientFrames, serverFrames } from './frames.js';

const uuid = '0190a5d0-7b3c-7def-8123-456789abcdef';
const event = {
  eventId: uuid,
  schemaVersion: 1,
  stream: `channel:${uuid}`,
  sequence: 1,
  type: 'message.created',
  payload: {},
  timestamp: '2026-03-01T09:14:05.120Z',
};

describe('envelope', () => {
  it('[R-EVT-1] has seven fields and needs each', () => {
    expect(envelope.parse(event)).toEqual(event);
    for (const field of Object.keys(event)) {
      const { [field as keyof typeof event]: _, ...rest } = event;
      expect([field, envelope.safeParse(rest).success]).toEqual([field, false]);
    }
    expect(Object.keys(envelope.shape)).toEqual(Object.keys(event));
  });

  it('[R-EVT-2] starts counting at 1', () => {
    expect(envelope.safeParse({ ...event, sequence: 0 }).success).toBe(false);
  });

  it('[R-EVT-5] passes over fields it does not know', () => {
    expect(envelope.parse({ ...event, region: 'eu' })).toEqual(event);
  });
});

describe('commandFrame', () => {
  it('keeps the payload as it came, for the definition to parse', () => {
    const frame = { commandId: uuid, payload: JSON.parse('{"__proto__":{"isAdmin":true},"a":[1]}') };
    expect(commandFrame.parse(frame).payload).toBe(frame.payload);
  });

  it.each([
    [null],
    [[]],
    ['x'],
    [{}],
    [{ commandId: uuid }],
    [{ payload: {} }],
    [{ commandId: 'x', payload: {} }],
  ])('refuses %j', (frame) => {
    expect(commandFrame.safeParse(frame).success).toBe(false);
  });
});

describe('ack', () => {
  const refusal = {
    code: 'rate_limited',
    message: 'Too many requests.',
    retryable: true,
    retryAfterMs: 250,
  } as const;

  it('is a result or an error', () => {
    expect(ack.parse({ ok: true, result: { a: 1 } })).toEqual({ ok: true, result: { a: 1 } });
    expect(ack.parse({ ok: false, error: refusal })).toEqual({ ok: false, error: refusal });
  });

  it.each([[{ ok: true }], [{ ok: false }], [{ ok: 'true', result: {} }], [{ result: {} }], [null]])(
    'is not %j',
    (value) => {
      expect(ack.safeParse(value).success).toBe(false);
    },
  );

  it('[R-EVT-5] reads a code defined later as a fault, and what may be done about it as it was sent', () => {
    expect(wireError.parse({ ...refusal, code: 'quota_reached', retryable: false })).toEqual({
      ...refusal,
      code: 'internal',
      retryable: false,
    });
  });

  it('drops prototype keys from details', () => {
    const details = JSON.parse('{"__proto__":"x","path":"payload.text"}');
    expect(wireError.parse({ ...refusal, details }).details).toEqual({ path: 'payload.text' });
  });
});

describe('the frames of the socket', () => {
  const stream = `channel:${uuid}`;

  it('[R-SUB-2] at most 200 streams are asked for at once, and at least one', () => {
    const asked = (count: number) => ({
      streams: Array.from({ length: count }, () => ({ stream, fromSequence: 0 })),
    });
    const { payload } = clientFrames['stream.subscribe'];
    expect([0, 1, 200, 201].map((count) => payload.safeParse(asked(count)).success)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('reads a refusal defined later as one that stays', () => {
    const { result } = clientFrames['stream.subscribe'];
    expect(result.parse({ streams: [{ stream, ok: false, code: 'quota_reached' }] })).toEqual({
      streams: [{ stream, ok: false, code: 'forbidden' }],
    });
  });

  it('a frame of events is all good or refused', () => {
    const { payload } = serverFrames['stream.events'];
    expect(payload.safeParse([event, { ...event, sequence: 2 }]).success).toBe(true);
    expect(payload.safeParse([event, { ...event, sequence: 'two' }]).success).toBe(false);
  });

  it('a close reason defined later does not break the reader', () => {
    expect(serverFrames['connection.closing'].payload.parse({ code: 'moved_away' })).toEqual({
      code: 'moved_away',
    });
  });
});
