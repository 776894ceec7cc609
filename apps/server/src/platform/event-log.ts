import type { StreamName } from '@parley/protocol';
import { gather } from './gather.js';
import { type Postgres, statement } from './postgres.js';

/** A row of the log. Either `payload` is there, or `reference` names the entity to read it from. */
export interface LoggedEvent {
  readonly stream: StreamName;
  readonly sequence: number;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly payload: unknown;
  readonly reference: string | null;
  readonly recordedAt: Date;
}

/** Where a stream stands: `head` is its newest sequence, events up to `floor` have been dropped. */
export interface StreamPosition {
  readonly head: number;
  readonly floor: number;
}

export interface LogPage extends StreamPosition {
  /** After the cursor, ascending, without holes. */
  readonly events: readonly LoggedEvent[];
}

export interface EventLog {
  /** At most `limit` events after `cursor`, with the position as of the same moment. */
  read(stream: StreamName, cursor: number, limit: number): Promise<LogPage>;
  /** One query for all of them, and for all that are asked for together; a stream without events stands at 0. */
  positions(streams: readonly StreamName[]): Promise<ReadonlyMap<StreamName, StreamPosition>>;
}

const nowhere: StreamPosition = { head: 0, floor: 0 };

type PageRow = StreamPosition & { [K in keyof LoggedEvent]: LoggedEvent[K] | null };

const readPage = statement<PageRow>(
  'event_log_read',
  `SELECT s.head, s.floor, s.name AS stream, e.sequence, e.event_id AS "eventId", e.type,
          e.schema_version AS "schemaVersion", e.payload, e.reference, e.recorded_at AS "recordedAt"
   FROM stream s
   LEFT JOIN LATERAL (
     SELECT * FROM stream_event WHERE stream = s.name AND sequence > $2 ORDER BY sequence LIMIT $3
   ) e ON true
   WHERE s.name = $1
   ORDER BY e.sequence`,
);

const readPositions = statement<StreamPosition & { name: StreamName }>(
  'event_log_positions',
  'SELECT name, head, floor FROM stream WHERE name = ANY($1::text[])',
);

export function createEventLog(postgres: Pick<Postgres, 'query'>): EventLog {
  const readTogether = gather<readonly StreamName[], ReadonlyMap<StreamName, StreamPosition>>(
    async (asked) => {
      const rows = await postgres.query(readPositions, [[...new Set(asked.flat())]]);
      const found = new Map(rows.map(({ name, head, floor }) => [name, { head, floor }]));
      return (streams) => new Map(streams.map((stream) => [stream, found.get(stream) ?? nowhere]));
    },
  );

  return {
    read: async (stream, cursor, limit) => {
      const rows = await postgres.query(readPage, [stream, cursor, limit]);
      const { head, floor } = rows[0] ?? nowhere;
      // The outer join gives one row of nulls when nothing stands after the cursor.
      const events = rows.filter((row) => row.sequence !== null) as unknown as LoggedEvent[];
      return { events, head, floor };
    },
    positions: async (streams) => (streams.length === 0 ? new Map() : readTogether(streams)),
  };
}
