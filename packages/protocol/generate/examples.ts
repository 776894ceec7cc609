import { type FixtureKind, readFixtures } from '../contract/fixtures.js';
import type { EventDefinition, StreamKind } from '../src/index.js';

const fixtures = readFixtures();

function fixtureOf(kind: FixtureKind, type: string) {
  const own = fixtures.filter((fixture) => fixture.kind === kind && fixture.type === type);
  const newest = own.toSorted((a, b) => b.version - a.version)[0];
  if (!newest?.good[0]) throw new Error(`${type} has no good example`);
  return { payload: newest.good[0].payload, result: newest.results[0] ?? {} };
}

const commandId = '01985f10-0008-7a00-8000-000000000801';

/** The frame of a command and its ack, from the examples the tests hold true. */
export function commandExample(type: string): { frame: unknown; ack: unknown } {
  const { payload, result } = fixtureOf('commands', type);
  return { frame: { commandId, payload }, ack: { ok: true, result } };
}

const streamOf: Readonly<Record<StreamKind, string>> = {
  channel: 'channel:01985f10-0002-7a00-8000-000000000201',
  user: 'user:01985f10-0003-7a00-8000-000000000301',
  workspace: 'workspace:01985f10-0001-7a00-8000-000000000101',
};

/** An event in its envelope. */
export function eventExample(event: EventDefinition): unknown {
  return {
    eventId: '01985f10-0009-7a00-8000-000000000901',
    schemaVersion: event.schemaVersion,
    stream: streamOf[event.streams[0] ?? 'channel'],
    sequence: 42,
    type: event.type,
    payload: fixtureOf('events', event.type).payload,
    timestamp: '2026-03-02T09:14:05.120Z',
  };
}

/** A passing fact as it stands in its frame. */
export function transientExample(type: string): unknown {
  return { type, payload: fixtureOf('transients', type).payload };
}

export const jsonBlock = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
