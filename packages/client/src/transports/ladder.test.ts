import type { CloseReason } from '@parley/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.js';
import { createLadder } from './ladder.js';
import type { Line, LineListener, Transport } from './transport.js';

const names = ['websocket', 'sse', 'polling'] as const;
type Name = (typeof names)[number];
const minute = 60_000;

/** A line as its rung sees it. */
interface Opened {
  readonly on: Name;
  readonly listener: LineListener;
  isClosed: boolean;
}

/** What came of a line, as the connection sees it. */
interface Seen {
  readonly line: Line;
  readonly frames: string[];
  closed?: { code: CloseReason | null; isMove: boolean };
}

let clock: FakeClock;
let opened: Opened[];
let probes: { done: (works: boolean) => void; isCancelled: boolean }[];
let ladder: Transport;
let dice: number;

const rung = (on: Name): Transport => ({
  open(_, listener) {
    const one: Opened = { on, listener, isClosed: false };
    opened.push(one);
    return {
      transport: on,
      request: (name, _frame, reply) => reply(`${on} ${name}`),
      close: () => {
        one.isClosed = true;
      },
    };
  },
});

function open(): Seen {
  const frames: string[] = [];
  const seen: { -readonly [K in keyof Seen]?: Seen[K] } = { frames };
  seen.line = ladder.open(
    { serverUrl: 'https://chat.example', auth: { token: 'a token', protocol: 1 } },
    {
      onFrame: (name) => void frames.push(name),
      onClose: (code, isMove = false) => {
        expect(seen.closed).toBeUndefined();
        seen.closed = { code, isMove };
      },
    },
  );
  return seen as Seen;
}

const newest = () => opened.at(-1) as Opened;
const greet = () => newest().listener.onFrame('connection.ack', {});

/** An opening that breaks off at once. */
function breakOff(): Seen {
  const seen = open();
  newest().listener.onClose(null);
  return seen;
}

function fail(): Name {
  breakOff();
  return newest().on;
}

/** Down to a rung, and a line on it. */
function standOn(name: Name): Seen {
  for (let steps = names.indexOf(name) * 2; steps > 0; steps -= 1) fail();
  const seen = open();
  greet();
  expect(seen.line.transport).toBe(name);
  return seen;
}

beforeEach(() => {
  clock = new FakeClock();
  opened = [];
  probes = [];
  dice = 0;
  ladder = createLadder({
    rungs: [
      { transport: rung('websocket'), openingMs: 5_000, isLeftWhenHung: false },
      { transport: rung('sse'), openingMs: 5_000, isLeftWhenHung: true },
      { transport: rung('polling'), openingMs: 15_000, isLeftWhenHung: true },
    ],
    probe: (serverUrl, done) => {
      expect(serverUrl).toBe('https://chat.example');
      const one = { done, isCancelled: false };
      probes.push(one);
      return () => {
        one.isCancelled = true;
      };
    },
    clock,
    random: () => dice,
  });
});

describe('going down the ladder', () => {
  it('[R-FB-1] is WebSocket as long as that works', async () => {
    const seen = open();
    greet();
    newest().listener.onFrame('stream.events', []);
    expect(seen.frames).toEqual(['connection.ack', 'stream.events']);
    const answers: unknown[] = [];
    seen.line.request('message.send', {}, (answer) => answers.push(answer));
    expect(answers).toEqual(['websocket message.send']);
    await clock.advance(60 * minute);
    expect([seen.closed, probes, clock.isIdle]).toEqual([undefined, [], true]);
  });

  it('[R-FB-1] takes SSE after two failed openings, long-polling after two more, then starts again', () => {
    expect(Array.from({ length: 8 }, fail)).toEqual([
      'websocket',
      'websocket',
      'sse',
      'sse',
      'polling',
      'polling',
      'websocket',
      'websocket',
    ]);
  });

  it('[R-FB-1] gives an opening on WebSocket five seconds, twice', async () => {
    const first = open();
    await clock.advance(4_999);
    expect(first.closed).toBeUndefined();
    await clock.advance(1);
    expect(first.closed).toEqual({ code: null, isMove: false });
    expect(newest().isClosed).toBe(true);
    const second = open();
    await clock.advance(5_000);
    expect(second.closed).toEqual({ code: null, isMove: true });
    open();
    expect(opened.map((one) => one.on)).toEqual(['websocket', 'websocket', 'sse']);
  });

  it('[R-FB-1] leaves SSE after one opening that hung: something holds the answer back', async () => {
    fail();
    fail();
    open();
    await clock.advance(5_000);
    open();
    expect(newest().on).toBe('polling');
    await clock.advance(14_999);
    expect(newest().isClosed).toBe(false);
    await clock.advance(1);
    expect(newest().isClosed).toBe(true);
    open();
    expect(newest().on).toBe('websocket');
  });

  it('[R-FB-1] takes the next rung without waiting, but not the first one again', () => {
    const moves = Array.from({ length: 6 }, () => breakOff().closed?.isMove);
    expect(moves).toEqual([false, true, false, true, false, false]);
  });

  it('a refusal with a code is the server speaking, so the way works', () => {
    fail();
    const refused = open();
    newest().listener.onClose('server_draining');
    expect(refused.closed).toEqual({ code: 'server_draining', isMove: false });
    expect([fail(), fail(), fail()]).toEqual(['websocket', 'websocket', 'sse']);
  });

  it('a line that worked and broke is no failed opening', () => {
    fail();
    for (let losses = 0; losses < 5; losses += 1) {
      open();
      greet();
      newest().listener.onClose(null);
    }
    expect([fail(), fail()]).toEqual(['websocket', 'websocket']);
  });

  it('an opening that is given up from above says nothing of the way', async () => {
    fail();
    open().line.close();
    expect([newest().isClosed, clock.isIdle]).toEqual([true, true]);
    expect([fail(), fail()]).toEqual(['websocket', 'sse']);
  });

  it('a line that is over says nothing any more', () => {
    const seen = open();
    seen.line.close();
    greet();
    newest().listener.onClose(null);
    expect([seen.frames, seen.closed]).toEqual([[], undefined]);
  });

  it('[R-FB-2] remembers the rung for the next line', () => {
    const seen = standOn('sse');
    newest().listener.onClose(null);
    expect(seen.closed).toEqual({ code: null, isMove: false });
    open();
    expect(newest().on).toBe('sse');
  });
});

describe('going up again', () => {
  it.each([
    ['sse', 0, 5],
    ['sse', 0.5, 7.5],
    ['polling', 0.999_999, 10],
  ] as const)(
    '[R-FB-2] tries WebSocket beside %s after 5 to 10 minutes (dice %d: %d)',
    async (name, roll, minutes) => {
      dice = roll;
      const seen = standOn(name);
      await clock.advance(minutes * minute - 1_000);
      expect(probes).toHaveLength(0);
      await clock.advance(1_000);
      expect(probes).toHaveLength(1);
      expect(seen.closed).toBeUndefined();
      probes[0]?.done(true);
      expect([seen.closed, newest().isClosed]).toEqual([{ code: null, isMove: true }, true]);
      open();
      expect(newest().on).toBe('websocket');
      expect(probes[0]?.isCancelled).toBe(true);
    },
  );

  it('[R-FB-2] leaves the line alone when that fails, and tries again as long after', async () => {
    const seen = standOn('sse');
    for (let tries = 1; tries <= 3; tries += 1) {
      await clock.advance(5 * minute);
      expect(probes).toHaveLength(tries);
      probes.at(-1)?.done(false);
    }
    expect(seen.closed).toBeUndefined();
    newest().listener.onFrame('stream.events', []);
    expect(seen.frames).toEqual(['connection.ack', 'stream.events']);
  });

  it('takes a try without an answer in 5 s for a failed one', async () => {
    const seen = standOn('sse');
    await clock.advance(5 * minute + 5_000);
    expect(probes[0]?.isCancelled).toBe(true);
    await clock.advance(5 * minute);
    expect([probes.length, seen.closed]).toEqual([2, undefined]);
  });

  it('counts the minutes from the step down, not from a line that came since', async () => {
    standOn('sse');
    for (let lines = 0; lines < 4; lines += 1) {
      await clock.advance(minute);
      newest().listener.onClose(null);
      open();
      greet();
    }
    await clock.advance(minute);
    expect(probes).toHaveLength(1);
  });

  it('does not try for a line that is gone', async () => {
    const seen = standOn('sse');
    await clock.advance(5 * minute);
    seen.line.close();
    expect([probes[0]?.isCancelled, clock.isIdle]).toEqual([true, true]);
    open();
    greet();
    newest().listener.onClose(null);
    expect(clock.isIdle).toBe(true);
  });

  it('goes down again when the top does not hold what it promised', async () => {
    standOn('sse');
    await clock.advance(5 * minute);
    probes[0]?.done(true);
    expect([fail(), fail(), fail()]).toEqual(['websocket', 'websocket', 'sse']);
  });

  it('waits as long as it is told to', async () => {
    ladder = createLadder({
      rungs: [
        { transport: rung('websocket'), openingMs: 5_000, isLeftWhenHung: false },
        { transport: rung('sse'), openingMs: 5_000, isLeftWhenHung: true },
      ],
      probe: (_, done) => {
        probes.push({ done, isCancelled: false });
        return () => {};
      },
      clock,
      random: () => 0,
      climbMs: { least: 200, most: 300 },
    });
    standOn('sse');
    await clock.advance(200);
    expect(probes).toHaveLength(1);
  });
});
