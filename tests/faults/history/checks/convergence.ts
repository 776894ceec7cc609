import { type Check, describeReader } from '../history.js';

/** G12. */
const healingMs = 30_000;

/** Somebody is not at the head 30 s after the last fault. */
export const convergence: Check = function* ({ readers, faults }) {
  const lastFaultAt = Math.max(0, ...faults.map((fault) => fault.endedAt));
  for (const reader of readers) {
    if (reader.isRevoked) continue;
    if (reader.atHeadAt === undefined)
      yield { what: 'never came to the head', evidence: [describeReader(reader)] };
    else if (reader.atHeadAt - lastFaultAt > healingMs)
      yield {
        what: `came to the head ${Math.round(reader.atHeadAt - lastFaultAt)} ms after the last fault`,
        evidence: [describeReader(reader)],
      };
  }
};
