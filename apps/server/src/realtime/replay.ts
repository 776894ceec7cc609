import {
  type Envelope,
  type EventType,
  limits,
  type ResultOf,
  replay as replayEndpoint,
  type StreamName,
} from '@parley/protocol';
import type { EventHydrators, StreamAccess } from '../platform/access.js';
import { DomainError } from '../platform/domain-error.js';
import type { EventLog, LoggedEvent } from '../platform/event-log.js';
import { type Actor, type EndpointHandler, handleEndpoint } from '../platform/handlers.js';
import type { Metrics } from '../platform/metrics.js';

export interface ReplayParts {
  readonly log: EventLog;
  readonly access: StreamAccess;
  readonly hydrators: EventHydrators;
  readonly metrics: Metrics;
}

export type ReplayPage = ResultOf<typeof replayEndpoint>;

/**
 * What happened in a stream after a cursor, a page at a time.
 *
 * @throws DomainError `not_found`; `cursor_too_old` when the log cannot be continued from the cursor.
 */
export async function readReplay(
  parts: ReplayParts,
  { actor, stream, cursor }: { actor: Actor; stream: StreamName; cursor: number },
): Promise<ReplayPage> {
  const { log, access, metrics } = parts;
  if (!(await access.check(actor, [stream])).has(stream)) throw new DomainError('not_found');
  const page = await log.read(stream, cursor, limits.replayPageEvents);
  const events = isContinuable(page, cursor) ? await hydrate(page.events, parts.hydrators) : undefined;
  if (!events) {
    metrics.replays.inc({ outcome: 'reset' });
    throw new DomainError('cursor_too_old');
  }
  metrics.replays.inc({ outcome: events.length > 0 ? 'events' : 'empty' });
  return { events, head: page.head, hasMore: (events.at(-1)?.sequence ?? cursor) < page.head };
}

/** A cursor below the floor has lost events; one above the head comes from another history, e.g. before a restore. */
export function isContinuable(position: { head: number; floor: number }, cursor: number): boolean {
  return cursor >= position.floor && cursor <= position.head;
}

export function createReplayRoute(parts: ReplayParts): EndpointHandler {
  return handleEndpoint(replayEndpoint, async ({ params, query, actor }) => {
    if (!actor) throw new DomainError('unauthenticated');
    return { result: await readReplay(parts, { actor, stream: params.stream, cursor: query.fromSeq }) };
  });
}

/** Undefined when an entity that the log refers to is gone. */
async function hydrate(
  rows: readonly LoggedEvent[],
  hydrators: EventHydrators,
): Promise<Envelope[] | undefined> {
  const payloads = new Map<string, ReadonlyMap<string, unknown>>();
  for (const type of new Set(rows.filter((row) => row.reference !== null).map((row) => row.type))) {
    const references = new Set(rows.filter((row) => row.type === type).map((row) => row.reference ?? ''));
    const hydrator = hydrators[type as EventType];
    if (!hydrator) throw new Error(`Nothing gives ${type} its payload.`);
    payloads.set(type, await hydrator([...references]));
  }
  const events: Envelope[] = [];
  for (const row of rows) {
    const { eventId, schemaVersion, stream, sequence, type, reference } = row;
    const payload = reference === null ? row.payload : payloads.get(type)?.get(reference);
    if (payload === undefined) return undefined;
    events.push({
      eventId,
      schemaVersion,
      stream,
      sequence,
      type,
      payload,
      timestamp: row.recordedAt.toISOString(),
    });
  }
  return events;
}
