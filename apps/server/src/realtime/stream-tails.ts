import { type Envelope, limits, type StreamName } from '@parley/protocol';
import { LRUCache } from 'lru-cache';

/**
 * The newest events of the streams that somebody caught up with just now, kept in memory, so that a crowd that comes back
 * at once is not a crowd of queries. Nothing is kept of the others: what nobody asks for would only be moved about by the
 * garbage collector, which cost more than sending it. Whoever reads here has to know the head from the log: an answer is
 * given only when nothing up to it is missing.
 */
export interface StreamTails {
  /** Events of one stream as read from the log, in any order, as often as they come: it is kept from now on. */
  keep(events: readonly Envelope[]): void;
  /** Events of one stream that were committed just now; of use only if it is kept. */
  extend(events: readonly Envelope[]): void;
  /** The events after the cursor, without a hole, up to `head` or beyond; undefined when not all are here. */
  after(stream: StreamName, cursor: number, head: number): readonly Envelope[] | undefined;
}

/** How long a stream is kept that nobody asks for. */
const keptMs = 60_000;
/** Characters over all streams; about twice as many bytes. */
const totalCharacters = 16_777_216;
/** What an event takes besides the text in it, roughly. */
const eventCharacters = 700;
/** Kept of one stream at least, if it has so many. Cut off only now and then, because cutting copies the rest. */
const eventsKept = limits.replayPageEvents;

interface Tail {
  /** Ascending by sequence; holes are possible. */
  readonly events: readonly Envelope[];
  readonly characters: number;
}

/** Something that changes and says so by its version, of which the higher one is the newer (R-EVT-2). */
interface Versioned {
  readonly id: string;
  /** Of the event that brought it about. */
  readonly sequence: number;
  readonly version: number;
  readonly text?: unknown;
}

export function createStreamTails(options: { maxCharacters?: number; keptMs?: number } = {}): StreamTails {
  const tails = new LRUCache<StreamName, Tail>({
    maxSize: options.maxCharacters ?? totalCharacters,
    sizeCalculation: ({ characters }) => characters,
    ttl: options.keptMs ?? keptMs,
    updateAgeOnGet: true,
  });

  function add(tail: Tail, added: readonly Envelope[]): void {
    const stream = (added[0] as Envelope).stream;
    const events = tail.events as Envelope[];
    let { characters } = tail;
    for (const event of added) characters += insert(events, event);
    const isLong = events.length > 2 * eventsKept;
    if (isLong) for (const event of events.splice(0, events.length - eventsKept)) characters -= sizeOf(event);
    // A new object, because the size of a known one is not looked at again.
    tails.set(stream, { events, characters }, { noUpdateTTL: true });
  }

  return {
    keep: (events) => {
      const stream = events[0]?.stream;
      if (stream !== undefined) add(tails.get(stream) ?? { events: [], characters: 1 }, events);
    },
    extend: (events) => {
      const tail = events[0] && tails.peek(events[0].stream);
      if (tail) add(tail, events);
    },
    after: (stream, cursor, head) => {
      const events = tails.get(stream)?.events ?? [];
      const last = events.at(-1)?.sequence ?? 0;
      if (last < head) return undefined;
      const rest = events.slice(placeOf(events, cursor + 1));
      return rest.length === last - cursor ? rest : undefined;
    },
  };
}

/** Where the sequence stands, or would. Searched from the end, where nearly everything happens. */
function placeOf(events: readonly Envelope[], sequence: number): number {
  let place = events.length;
  while (place > 0 && (events[place - 1] as Envelope).sequence >= sequence) place -= 1;
  return place;
}

/** Gives by how many characters the tail has grown. */
function insert(events: Envelope[], event: Envelope): number {
  const place = placeOf(events, event.sequence);
  const found = events[place];
  const known = found?.sequence === event.sequence ? found : undefined;
  if (known && versionOf(known) >= versionOf(event)) return 0;
  events.splice(place, known ? 1 : 0, event);
  const growth = sizeOf(event) - (known ? sizeOf(known) : 0);
  const entity = versioned(event);
  // Nothing before the event that brought something about can know of it.
  const isFirst = place === events.length - 1 && entity?.version === entity?.sequence;
  return entity && !isFirst ? growth + renew(events, entity.id) : growth;
}

/** As the log itself does it, older events tell of a thing what it is now: what was deleted is gone from them too. */
function renew(events: Envelope[], id: string): number {
  const about = events.flatMap((event, place) => (versioned(event)?.id === id ? [{ event, place }] : []));
  const newest = about.reduce((best, one) => (versionOf(one.event) > versionOf(best.event) ? one : best));
  let growth = 0;
  for (const { event, place } of about) {
    const renewed = { ...event, payload: newest.event.payload };
    growth += sizeOf(renewed) - sizeOf(event);
    events[place] = renewed;
  }
  return growth;
}

function versioned({ payload }: Envelope): Versioned | undefined {
  return (payload as { message?: Versioned } | null)?.message;
}

function versionOf(event: Envelope): number {
  return versioned(event)?.version ?? 0;
}

function sizeOf(event: Envelope): number {
  const text = versioned(event)?.text;
  return eventCharacters + (typeof text === 'string' ? text.length : 0);
}
