import { type Envelope, parseStreamName, type StreamName } from '@parley/protocol';
import type { Ids } from '../ids.js';
import type { Prisma } from '../prisma-client/client.js';
import type { Reservation, Transaction } from '../unit-of-work.js';

interface Recorded {
  readonly envelope: Envelope;
  readonly reference: string | null;
}

/** One running transaction: hands out sequences and collects the events that fill them. */
export interface OpenTransaction {
  readonly face: Transaction;
  /** Writes the collected events into the log and returns them. @throws when a sequence was left without an event. */
  finish(): Promise<Envelope[]>;
}

export function openTransaction(
  db: Prisma.TransactionClient,
  options: { now: Date; ids: Ids },
): OpenTransaction {
  const { now, ids } = options;
  const timestamp = now.toISOString();
  const open = new Set<Reservation>();
  const recorded: Recorded[] = [];
  let hasReserved = false;

  const face: Transaction = {
    db,
    now,
    reserve: async (streams) => {
      if (streams.length === 0) return [];
      if (hasReserved) throw new Error('All streams of a transaction are reserved at once.');
      hasReserved = true;
      const reservations = await reserve(db, streams);
      for (const one of reservations) open.add(one);
      return reservations;
    },
    record: (at, definition, payload, reference) => {
      if (!open.delete(at)) throw new Error(`${at.stream} has no free place for ${definition.type}.`);
      const kind = parseStreamName(at.stream)?.kind;
      if (!definition.streams.some((one) => one === kind))
        throw new Error(`${definition.type} does not stand in a ${kind} stream.`);
      const { schemaVersion, type } = definition;
      const place = { stream: at.stream, sequence: at.sequence };
      recorded.push({
        envelope: { eventId: ids.next(), schemaVersion, ...place, type, payload, timestamp },
        reference: reference ?? null,
      });
    },
  };

  return {
    face,
    finish: async () => {
      const hole = open.values().next().value;
      if (hole) throw new Error(`${hole.stream} would have a hole at ${hole.sequence}.`);
      if (recorded.length > 0) await append(db, recorded);
      return recorded.map((one) => one.envelope);
    },
  };
}

/** Counters are locked in name order by byte, whatever the order asked: two transactions never wait for each other. */
async function reserve(db: Prisma.TransactionClient, streams: readonly StreamName[]): Promise<Reservation[]> {
  const counts = new Map<StreamName, number>();
  for (const stream of streams) counts.set(stream, (counts.get(stream) ?? 0) + 1);
  const rows = await db.$queryRaw<{ name: StreamName; head: bigint }[]>`
    INSERT INTO stream (name, head)
    SELECT name, count FROM unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::bigint[]) AS wanted (name, count)
    ORDER BY name COLLATE "C"
    ON CONFLICT (name) DO UPDATE SET head = stream.head + excluded.head
    RETURNING name, head`;
  const next = new Map(rows.map(({ name, head }) => [name, Number(head) - (counts.get(name) ?? 0) + 1]));
  return streams.map((stream) => {
    const sequence = next.get(stream) as number;
    next.set(stream, sequence + 1);
    return { stream, sequence };
  });
}

async function append(db: Prisma.TransactionClient, recorded: readonly Recorded[]): Promise<void> {
  const rows = recorded.map(({ envelope, reference }) => ({
    ...envelope,
    payload: reference === null ? envelope.payload : null,
    reference,
  }));
  await db.$executeRaw`
    INSERT INTO stream_event (stream, sequence, event_id, type, schema_version, payload, reference, recorded_at)
    SELECT stream, sequence, "eventId", type, "schemaVersion", payload, reference, timestamp
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (
      stream text, sequence bigint, "eventId" uuid, type text, "schemaVersion" smallint, payload jsonb,
      reference uuid, timestamp timestamptz
    )`;
}
