import { type Check, describeReader, type Row } from '../history.js';

/** One send, two messages: in the table or on a screen. On the wire repeats are allowed (G2, G4). */
export const duplicate: Check = function* ({ readers, stored }) {
  for (const [stream, { messages }] of stored) {
    for (const row of repeated(messages, (one) => `${one.author} ${one.clientMessageId}`))
      yield { what: 'stored twice', evidence: [stream, `${row.clientMessageId} #${row.sequence}`] };
  }
  for (const reader of readers) {
    for (const row of repeated(reader.view, (one) => one.clientMessageId))
      yield { what: 'shown twice', evidence: [describeReader(reader), `${row.messageId} #${row.sequence}`] };
  }
};

function* repeated<R extends Row>(rows: readonly R[], keyOf: (row: R) => string): Generator<R> {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = keyOf(row);
    if (seen.has(key)) yield row;
    seen.add(key);
  }
}
