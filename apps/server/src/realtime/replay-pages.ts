import { type Envelope, type EventType, limits, type StreamName } from '@parley/protocol';
import type { EventHydrators } from '../platform/access.js';
import type { EventLog, LoggedEvent, StreamPosition } from '../platform/event-log.js';
import { gather } from '../platform/gather.js';
import type { StreamTails } from './stream-tails.js';

/** Where the events of a replay came from. */
export type ReplaySource = 'memory' | 'log';

interface PageRequest {
  readonly stream: StreamName;
  readonly cursor: number;
}

interface Page extends StreamPosition {
  /** After the cursor, ascending, without holes; undefined when an entity that the log refers to is gone. */
  readonly events: readonly Envelope[] | undefined;
}

/** A page of the log from the lowest of some cursors on. */
interface SharedPage extends StreamPosition {
  readonly cursor: number;
  /** Sequences of the first event and of the last; 0 and the cursor when there is none. */
  readonly first: number;
  readonly last: number;
  readonly events: readonly (Envelope | undefined)[];
}

/**
 * Reads pages of the log with their payloads. Those who come back together have cursors close to each other: one page
 * from the lowest serves all whose next event is in it, and goes into the tail for those who come after them.
 */
export function createPageReader(parts: {
  readonly log: EventLog;
  readonly tails: StreamTails;
  readonly hydrators: EventHydrators;
}): (request: PageRequest) => Promise<Page> {
  const { log, tails, hydrators } = parts;

  async function readShared(stream: StreamName, cursor: number): Promise<SharedPage> {
    const { events: rows, head, floor } = await log.read(stream, cursor, limits.replayPageEvents);
    const events = await hydrate(rows, hydrators);
    const last = rows.at(-1)?.sequence ?? cursor;
    // Only what reaches the head: the past is not what the next one asks for.
    if (last === head) tails.keep(events.filter((event) => event !== undefined));
    return { cursor, first: rows[0]?.sequence ?? 0, last, events, head, floor };
  }

  async function readStream(stream: StreamName, cursors: readonly number[]): Promise<SharedPage[]> {
    const pages: SharedPage[] = [];
    for (const cursor of [...cursors].sort((a, b) => a - b)) {
      const page = pages.at(-1);
      const isServed = page && (cursor < page.last || page.last >= page.head);
      if (!isServed) pages.push(await readShared(stream, cursor));
    }
    return pages;
  }

  return gather(async (requests) => {
    const cursors = new Map<StreamName, Set<number>>();
    for (const { stream, cursor } of requests)
      cursors.set(stream, (cursors.get(stream) ?? new Set()).add(cursor));
    const read = await Promise.all(
      [...cursors].map(async ([stream, set]) => [stream, await readStream(stream, [...set])] as const),
    );
    const pages = new Map(read);
    return ({ stream, cursor }) => {
      const page = pages.get(stream)?.findLast((one) => one.cursor <= cursor) as SharedPage;
      const { head, floor, first } = page;
      const events = page.events.slice(Math.max(0, cursor + 1 - first));
      return { head, floor, events: events.every((event) => event !== undefined) ? events : undefined };
    };
  });
}

/** Undefined in place of an event whose entity is gone. */
async function hydrate(
  rows: readonly LoggedEvent[],
  hydrators: EventHydrators,
): Promise<(Envelope | undefined)[]> {
  const payloads = new Map<string, ReadonlyMap<string, unknown>>();
  for (const type of new Set(rows.filter((row) => row.reference !== null).map((row) => row.type))) {
    const references = new Set(rows.filter((row) => row.type === type).map((row) => row.reference ?? ''));
    const hydrator = hydrators[type as EventType];
    if (!hydrator) throw new Error(`Nothing gives ${type} its payload.`);
    payloads.set(type, await hydrator([...references]));
  }
  return rows.map((row) => {
    const { eventId, schemaVersion, stream, sequence, type, reference } = row;
    const payload = reference === null ? row.payload : payloads.get(type)?.get(reference);
    if (payload === undefined) return undefined;
    const timestamp = row.recordedAt.toISOString();
    return { eventId, schemaVersion, stream, sequence, type, payload, timestamp };
  });
}
