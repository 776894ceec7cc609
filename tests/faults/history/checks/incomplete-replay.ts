import type { Check, SendOp } from '../history.js';

/** A replay that leaves something out, or says that it is complete before all that was acknowledged (G5). */
export const incompleteReplay: Check = function* ({ replays, ops }) {
  const acked = ackedByStream(ops);
  for (const page of replays) {
    const evidence = [`${page.client} from ${page.from} of ${page.stream}`];
    const hole = page.sequences.findIndex((sequence, index) => sequence !== page.from + index + 1);
    if (hole !== -1) yield { what: `a page lacks #${page.from + hole + 1}`, evidence };
    if (page.hasMore) continue;
    const last = page.sequences.at(-1) ?? page.from;
    if (last < page.head) yield { what: `it ends at ${last}, the head is ${page.head}`, evidence };
    const due = highestAckedBefore(acked.get(page.stream) ?? [], page.askedAt);
    if (page.head < due)
      yield { what: `its head is ${page.head}, and #${due} was acknowledged before`, evidence };
  }
};

interface Acked {
  readonly at: number;
  readonly highest: number;
}

/** Per stream, the highest sequence acknowledged up to each moment. */
function ackedByStream(ops: readonly SendOp[]): Map<string, Acked[]> {
  const streams = new Map<string, Acked[]>();
  for (const op of ops.filter((one) => one.outcome === 'ok').sort((a, b) => a.settledAt - b.settledAt)) {
    const list = streams.get(op.stream) ?? [];
    streams.set(op.stream, list);
    list.push({ at: op.settledAt, highest: Math.max(op.sequence ?? 0, list.at(-1)?.highest ?? 0) });
  }
  return streams;
}

function highestAckedBefore(acked: readonly Acked[], at: number): number {
  let low = 0;
  let high = acked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((acked[middle] as Acked).at < at) low = middle + 1;
    else high = middle;
  }
  return acked[low - 1]?.highest ?? 0;
}
