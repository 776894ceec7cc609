import type { Envelope, EventPayload, EventType, StreamHead, StreamName } from '@parley/protocol';

export interface LoggedEvent extends Envelope {
  readonly type: EventType;
}

/** The event log of the model: per stream a gapless line from 1, of which the oldest may be cut off. */
export class ModelLog {
  readonly #streams = new Map<StreamName, { events: LoggedEvent[]; floor: number }>();
  readonly #publish: (event: LoggedEvent) => void;
  readonly #stamp: () => { eventId: string; timestamp: string };

  constructor(stamp: () => { eventId: string; timestamp: string }, publish: (event: LoggedEvent) => void) {
    this.#stamp = stamp;
    this.#publish = publish;
  }

  /** The payload is made from the sequence the event gets, as entities carry it. */
  append<T extends EventType>(
    stream: StreamName,
    type: T,
    payload: (sequence: number) => EventPayload<T>,
  ): void {
    const line = this.#streams.get(stream) ?? { events: [], floor: 0 };
    this.#streams.set(stream, line);
    const sequence = line.floor + line.events.length + 1;
    const event: LoggedEvent = {
      ...this.#stamp(),
      schemaVersion: 1,
      stream,
      sequence,
      type,
      payload: payload(sequence),
    };
    line.events.push(event);
    this.#publish(event);
  }

  head(stream: StreamName): number {
    const line = this.#streams.get(stream);
    return line ? line.floor + line.events.length : 0;
  }

  /** Whether a cursor can be continued. */
  reaches(stream: StreamName, cursor: number): boolean {
    return cursor >= (this.#streams.get(stream)?.floor ?? 0) && cursor <= this.head(stream);
  }

  after(stream: StreamName, cursor: number, limit: number): LoggedEvent[] {
    const line = this.#streams.get(stream);
    return line ? line.events.slice(cursor - line.floor, cursor - line.floor + limit) : [];
  }

  heads(): StreamHead[] {
    return [...this.#streams.keys()].map((stream) => ({ stream, head: this.head(stream) }));
  }

  /** Retention: only the newest stay. */
  cut(stream: StreamName, keep: number): void {
    const line = this.#streams.get(stream);
    if (!line || line.events.length <= keep) return;
    const gone = line.events.length - keep;
    line.floor += gone;
    line.events = line.events.slice(gone);
  }
}
