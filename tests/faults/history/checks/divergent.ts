import { type Check, describeOp, describeReader } from '../history.js';

/** Two who know a place of a stream know different things to stand in it (G3). */
export const divergent: Check = function* ({ ops, readers, stored }) {
  for (const [stream, { events, messages }] of stored) {
    const eventAt = new Map(events.map((event) => [event.sequence, event.eventId]));
    for (const reader of readers) {
      if (reader.stream !== stream) continue;
      for (const { sequence, eventId } of [...reader.heard, ...reader.applied]) {
        const known = eventAt.get(sequence);
        if (known !== undefined && known !== eventId)
          yield {
            what: `another event at #${sequence}`,
            evidence: [describeReader(reader), eventId, `stored: ${known}`],
          };
      }
    }
    const messageOf = new Map(messages.map((row) => [row.clientMessageId, row]));
    for (const op of ops) {
      const row = op.stream === stream && op.outcome === 'ok' ? messageOf.get(op.id) : undefined;
      if (row && (row.messageId !== op.messageId || row.sequence !== op.sequence))
        yield {
          what: 'acknowledged as another message',
          evidence: [describeOp(op), `stored: ${row.messageId} #${row.sequence}`],
        };
    }
  }
};
