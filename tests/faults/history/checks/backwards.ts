import { type Check, describeReader } from '../history.js';

/** Somebody went back: an event applied after a later one, or rows that do not ascend (G4). */
export const backwards: Check = function* ({ readers }) {
  for (const reader of readers) {
    for (const [what, places] of [
      ['applied', reader.applied],
      ['shown', reader.view],
    ] as const) {
      for (const [index, { sequence }] of places.entries()) {
        const before = places[index - 1];
        if (before && sequence <= before.sequence)
          yield {
            what: `${what} #${sequence} after #${before.sequence}`,
            evidence: [describeReader(reader)],
          };
      }
    }
  }
};
