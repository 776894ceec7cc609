import { type Check, describeOp } from '../history.js';

/** G12: by then everybody is served again. */
const healingMs = 30_000;

/** What was sent is never answered, though the faults are over. */
export const liveness: Check = function* ({ ops, faults }) {
  const lastFaultAt = Math.max(0, ...faults.map((fault) => fault.endedAt));
  for (const op of ops) {
    if (op.outcome === 'info') yield { what: 'never answered', evidence: [describeOp(op)] };
    else if (op.settledAt - Math.max(lastFaultAt, op.invokedAt) > healingMs)
      yield { what: 'answered too late', evidence: [describeOp(op)] };
  }
};
