import { type Check, describeOp, describeReader } from '../history.js';

/** Acknowledged, and not in the table or not on somebody's screen (G1). */
export const lost: Check = function* ({ ops, readers, stored }) {
  const kept = new Set(
    [...stored.values()].flatMap(({ messages }) => messages.map((row) => row.clientMessageId)),
  );
  for (const op of ops) {
    if (op.outcome === 'ok' && !kept.has(op.id))
      yield { what: 'acknowledged and not in the database', evidence: [describeOp(op)] };
  }
  for (const reader of readers) {
    // Who never came to the head lacks the rest of it: that is another finding.
    if (reader.isRevoked || reader.atHeadAt === undefined) continue;
    const shown = new Set(reader.view.map((row) => row.messageId));
    for (const { messageId, sequence } of stored.get(reader.stream)?.messages ?? []) {
      if (sequence > reader.from && !shown.has(messageId))
        yield {
          what: 'stored and not shown',
          evidence: [describeReader(reader), `${messageId} #${sequence}`],
        };
    }
  }
};
