import { type Check, describeReader } from '../history.js';

/** Something was delivered to a person whose access had been taken away (G6, G7). */
export const access: Check = function* ({ readers, revocations }) {
  for (const { person, stream, ackedAt, graceMs } of revocations) {
    for (const reader of readers) {
      if (reader.person !== person || reader.stream !== stream) continue;
      const leak = reader.heard.find(({ at }) => at > ackedAt + graceMs);
      if (leak)
        yield {
          what: `heard #${leak.sequence} ${Math.round(leak.at - ackedAt)} ms after access was taken away`,
          evidence: [describeReader(reader), leak.eventId],
        };
    }
  }
};
