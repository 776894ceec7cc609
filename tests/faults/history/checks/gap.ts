import { type Check, describeReader } from '../history.js';

/** A number that is missing: in the log, or between two events that somebody applied one after the other (G3, G5). */
export const gap: Check = function* ({ readers, stored }) {
  for (const [stream, { head, events }] of stored) {
    const first = events[0]?.sequence ?? head + 1;
    for (const [index, { sequence }] of events.entries()) {
      if (sequence === first + index) continue;
      yield { what: `the log has no #${first + index}`, evidence: [stream] };
      break;
    }
    const last = events.at(-1)?.sequence ?? 0;
    if (last !== head)
      yield { what: `the counter says ${head}, the log ends at ${last}`, evidence: [stream] };
  }
  for (const reader of readers) {
    let before = reader.applied[0];
    for (const one of reader.applied.slice(1)) {
      if (before && one.sequence > before.sequence + 1)
        yield {
          what: `applied #${one.sequence} after #${before.sequence}`,
          evidence: [describeReader(reader)],
        };
      before = one;
    }
  }
};
