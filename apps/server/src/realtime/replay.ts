import {
  type Envelope,
  limits,
  type ResultOf,
  replay as replayEndpoint,
  type StreamName,
} from '@parley/protocol';
import type { EventHydrators, StreamAccess } from '../platform/access.js';
import { DomainError } from '../platform/domain-error.js';
import type { EventLog } from '../platform/event-log.js';
import { type Actor, type EndpointHandler, handleEndpoint } from '../platform/handlers.js';
import type { Metrics } from '../platform/metrics.js';
import { createPageReader, type ReplaySource } from './replay-pages.js';
import type { StreamTails } from './stream-tails.js';

export interface ReplayParts {
  readonly log: EventLog;
  readonly tails: StreamTails;
  readonly access: StreamAccess;
  readonly hydrators: EventHydrators;
  readonly metrics: Pick<Metrics, 'replays' | 'replaySources'>;
}

export type ReplayPage = ResultOf<typeof replayEndpoint>;

/**
 * What happened in a stream after a cursor, a page at a time. Permission and head are read for every page, together
 * with those of everybody who asks at the same time; the events themselves come from memory where all are there.
 *
 * @throws DomainError `not_found`; `cursor_too_old` when the log cannot be continued from the cursor.
 */
export type ReadReplay = (request: {
  readonly actor: Actor;
  readonly stream: StreamName;
  readonly cursor: number;
}) => Promise<ReplayPage>;

export function createReplay(parts: ReplayParts): ReadReplay {
  const { log, tails, access, metrics } = parts;
  const readPage = createPageReader(parts);

  const give = (events: readonly Envelope[], head: number, source: ReplaySource): ReplayPage => {
    metrics.replays.inc({ outcome: events.length > 0 ? 'events' : 'empty' });
    metrics.replaySources.inc({ source });
    return { events: [...events], head, hasMore: (events.at(-1)?.sequence ?? head) < head };
  };
  const reset = () => {
    metrics.replays.inc({ outcome: 'reset' });
    return new DomainError('cursor_too_old');
  };

  return async ({ actor, stream, cursor }) => {
    const [allowed, positions] = await Promise.all([access.check(actor, [stream]), log.positions([stream])]);
    if (!allowed.has(stream)) throw new DomainError('not_found');
    const position = positions.get(stream);
    if (!position || !isContinuable(position, cursor)) throw reset();
    if (cursor === position.head) return give([], cursor, 'memory');
    const known = tails.after(stream, cursor, position.head);
    if (known)
      return give(known.slice(0, limits.replayPageEvents), known.at(-1)?.sequence ?? cursor, 'memory');
    const page = await readPage({ stream, cursor });
    const events = isContinuable(page, cursor) ? page.events : undefined;
    if (!events) throw reset();
    return give(events, page.head, 'log');
  };
}

/** A cursor below the floor has lost events; one above the head comes from another history, e.g. before a restore. */
export function isContinuable(position: { head: number; floor: number }, cursor: number): boolean {
  return cursor >= position.floor && cursor <= position.head;
}

export function createReplayRoute(read: ReadReplay): EndpointHandler {
  return handleEndpoint(replayEndpoint, async ({ params, query, actor }) => {
    if (!actor) throw new DomainError('unauthenticated');
    return { result: await read({ actor, stream: params.stream, cursor: query.fromSeq }) };
  });
}
