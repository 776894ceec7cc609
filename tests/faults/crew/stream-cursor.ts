import type { Envelope, Message } from '@parley/protocol';
import type { Reader } from '../history/history.js';

/** Where a light client stands in a stream: applies in order, holds what came too early, never goes back. */
export interface StreamCursor {
  readonly position: () => number;
  /** Live events; gives whether there is a hole to ask for. */
  hear(events: readonly Envelope[]): boolean;
  /** A page of a replay. */
  take(events: readonly Envelope[]): void;
}

export function createStreamCursor(from: number, reader: Reader | undefined): StreamCursor {
  let cursor = from;
  const early = new Map<number, Envelope>();

  function apply(event: Envelope): void {
    cursor = event.sequence;
    if (!reader) return;
    reader.applied.push({ sequence: cursor, eventId: event.eventId, at: performance.now() });
    if (event.type !== 'message.created') return;
    const { id, clientMessageId, sequence } = (event.payload as { message: Message }).message;
    reader.view.push({ messageId: id, clientMessageId, sequence });
  }

  function applyEarly(): void {
    for (let next = early.get(cursor + 1); next; next = early.get(cursor + 1)) {
      early.delete(next.sequence);
      apply(next);
    }
  }

  const take = (events: readonly Envelope[]) => {
    for (const event of events) {
      if (event.sequence === cursor + 1) apply(event);
      else if (event.sequence > cursor) early.set(event.sequence, event);
    }
    applyEarly();
    for (const sequence of early.keys()) if (sequence <= cursor) early.delete(sequence);
  };

  return {
    position: () => cursor,
    take,
    hear: (events) => {
      if (reader) {
        const at = performance.now();
        for (const { sequence, eventId } of events) reader.heard.push({ sequence, eventId, at });
      }
      take(events);
      return early.size > 0;
    },
  };
}
