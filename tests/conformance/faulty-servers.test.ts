import type { Envelope } from '@parley/protocol';
import {
  conformanceCases,
  type Frame,
  type HttpAnswer,
  runConformance,
  type Target,
  type Visitor,
  type Wire,
} from '@parley/protocol/conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/postgres.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createTarget } from '../support/target.js';

/** A fault between the suite and a server that passes it: what the suite would see of a faulty server. */
interface Fault {
  readonly about: string;
  /** The rule that has to fail. */
  readonly rule: string;
  readonly frame?: (frame: Frame) => Frame | null;
  /** What is asked, before it is sent. */
  readonly asked?: (name: string, payload: unknown) => unknown;
  readonly answered?: (name: string, answer: unknown) => unknown;
  readonly http?: (answer: HttpAnswer) => HttpAnswer;
}

const eventsOf = (frame: Frame) => (frame.name === 'stream.events' ? (frame.payload as Envelope[]) : null);
const newId = () => crypto.randomUUID();

const faults: readonly Fault[] = [
  {
    about: 'loses every third event of a stream',
    rule: 'R-EVT-2',
    frame: (frame) => {
      const kept = eventsOf(frame)?.filter((event) => event.sequence % 3 !== 0);
      return kept ? { ...frame, payload: kept } : frame;
    },
  },
  {
    about: 'shows live what the log does not say',
    rule: 'R-EVT-1',
    frame: (frame) => {
      const events = eventsOf(frame)?.map((event) => ({ ...event, timestamp: new Date().toISOString() }));
      return events ? { ...frame, payload: events } : frame;
    },
  },
  {
    about: 'gives an event another id each time',
    rule: 'R-EVT-3',
    frame: (frame) => {
      const events = eventsOf(frame)?.map((event) => ({ ...event, eventId: newId() }));
      return events ? { ...frame, payload: events } : frame;
    },
  },
  {
    about: 'takes a retry for something new',
    rule: 'R-SEND-3',
    asked: (name, payload) => {
      if (name !== 'message.send') return payload;
      const frame = payload as { payload: object };
      return { commandId: newId(), payload: { ...frame.payload, clientMessageId: newId() } };
    },
  },
  {
    about: 'grants every subscription',
    rule: 'R-SUB-3',
    answered: (name, answer) => {
      if (name !== 'stream.subscribe') return answer;
      const { streams } = (answer as { result: { streams: { stream: string; ok: boolean }[] } }).result;
      const granted = streams.map((one) =>
        one.ok ? one : { stream: one.stream, ok: true, head: 0, reset: false },
      );
      return { ok: true, result: { streams: granted } };
    },
  },
  {
    about: 'takes what makes no sense',
    rule: 'R-LIM-3',
    answered: (_, answer) => ((answer as { ok: boolean }).ok ? answer : { ok: true, result: {} }),
  },
  {
    about: 'does not say hello',
    rule: 'R-CONN-6',
    frame: (frame) => (frame.name === 'connection.ack' ? null : frame),
  },
  {
    about: 'answers refusals as if all were well',
    rule: 'R-AUTH-4',
    http: (answer) => (answer.status >= 400 ? { ...answer, status: 200 } : answer),
  },
];

function withFault(target: Target, fault: Fault): Target {
  const visitor = (inner: Visitor): Visitor => ({
    request: async (request) => (fault.http ?? ((answer) => answer))(await inner.request(request)),
    connect: async (auth) => {
      const connection = await inner.connect(auth);
      return connection.kind === 'refused'
        ? connection
        : { kind: 'open', wire: faultyWire(connection.wire, fault) };
    },
  });
  return {
    ...target,
    visitor: () => visitor(target.visitor()),
    founder: async () => visitor(await target.founder()),
  };
}

function faultyWire(wire: Wire, { frame, asked, answered }: Fault): Wire {
  const seen = new Map<Frame, Frame | null>();
  const look = (one: Frame) => {
    if (!seen.has(one)) seen.set(one, frame ? frame(one) : one);
    return seen.get(one) ?? null;
  };
  return {
    ...wire,
    get frames() {
      return wire.frames.flatMap((one) => look(one) ?? []);
    },
    request: async (name, payload) => {
      const answer = await wire.request(name, asked ? asked(name, payload) : payload);
      return answered ? answered(name, answer) : answer;
    },
  };
}

describe('the suite notices a server that', () => {
  let server: TestServer;
  let target: Target;
  beforeAll(async () => {
    server = await startTestServer({ database: await createTestDatabase() });
    const whole = createTarget([server]);
    // The server is set up once, for all of these.
    const founder = await whole.founder();
    target = { ...whole, founder: () => Promise.resolve(founder) };
  });
  afterAll(() => server.close());

  it.each(faults)('$about', { timeout: 120_000 }, async (fault) => {
    const cases = conformanceCases.filter((one) => one.rule === fault.rule);
    const faulty = await runConformance(withFault(target, fault), cases);
    expect(faulty.filter((report) => report.outcome === 'failed').map((report) => report.rule)).toContain(
      fault.rule,
    );
  });

  it('lacks what a case needs, and says so', async () => {
    const { expiredToken: _, ...lacking } = target;
    const cases = conformanceCases.filter((one) => one.needs === 'expiredToken');
    const reports = await runConformance(lacking, cases);
    expect(reports.map((report) => report.outcome)).toEqual(['passed-over']);
  });
});
