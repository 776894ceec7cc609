import { type Check, describeReader } from '../history.js';

/** Heard of or shown, and not in the database: something was published that was never committed. */
export const phantom: Check = function* ({ readers, stored }) {
  for (const reader of readers) {
    const stream = stored.get(reader.stream);
    const events = new Set(stream?.events.map((event) => event.eventId));
    const messages = new Set(stream?.messages.map((row) => row.messageId));
    for (const { eventId, sequence } of new Map(
      [...reader.heard, ...reader.applied].map((one) => [one.eventId, one]),
    ).values()) {
      if (!events.has(eventId))
        yield { what: 'heard and not stored', evidence: [describeReader(reader), `${eventId} #${sequence}`] };
    }
    for (const { messageId, sequence } of reader.view) {
      if (!messages.has(messageId))
        yield {
          what: 'shown and not stored',
          evidence: [describeReader(reader), `${messageId} #${sequence}`],
        };
    }
  }
};
