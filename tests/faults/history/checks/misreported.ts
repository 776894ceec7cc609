import { type Check, describeOp } from '../history.js';

/** Refused for good, and stored all the same: its author will write it again. */
export const misreported: Check = function* ({ ops, stored }) {
  const kept = new Set(
    [...stored.values()].flatMap(({ messages }) => messages.map((row) => row.clientMessageId)),
  );
  for (const op of ops) {
    if (op.outcome === 'fail' && kept.has(op.id))
      yield { what: 'refused and stored', evidence: [describeOp(op)] };
  }
};
