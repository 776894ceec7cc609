import { type Check, describeOp, type SendOp } from '../history.js';

/** A was acknowledged before B was sent, and B comes before A all the same (G3). */
export const realTimeOrder: Check = function* ({ ops }) {
  for (const ofStream of byStream(ops.filter((op) => op.outcome === 'ok' && op.sequence !== undefined))) {
    ofStream.sort((a, b) => (a.sequence as number) - (b.sequence as number));
    // Of all that stand earlier in the stream, the one that was sent last is the one to compare with.
    let latest: SendOp | undefined;
    for (const op of ofStream) {
      if (latest && op.settledAt < latest.invokedAt)
        yield {
          what: 'acknowledged before the other was sent, and stands after it',
          evidence: [describeOp(op), describeOp(latest)],
        };
      if (!latest || op.invokedAt > latest.invokedAt) latest = op;
    }
  }
};

function byStream(ops: readonly SendOp[]): SendOp[][] {
  const streams = new Map<string, SendOp[]>();
  for (const op of ops) {
    const list = streams.get(op.stream);
    if (list) list.push(op);
    else streams.set(op.stream, [op]);
  }
  return [...streams.values()];
}
