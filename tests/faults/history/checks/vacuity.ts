import type { Check } from '../history.js';

/** Below this a run shows nothing. */
const fewestAcked = 50;
/** Share of the faults that must have met sends in flight. */
const fewestMet = 0.5;

/** Whether a fault counts: it met something. */
export const isHit = (fault: { readonly hit: number }): boolean => fault.hit > 0;

/** A run that proves nothing: too little was sent, nothing broke, nobody looked. */
export const vacuity: Check = function* ({ ops, faults, readers, stored }) {
  const acked = ops.filter((op) => op.outcome === 'ok').length;
  if (acked < fewestAcked) yield { what: `only ${acked} sends were acknowledged`, evidence: [] };
  const hits = faults.filter(isHit);
  if (hits.length === 0) yield { what: 'no fault hit anything', evidence: faults.map((one) => one.kind) };
  const met = hits.filter((fault) => fault.inFlight > 0).length;
  if (met < hits.length * fewestMet)
    yield { what: `only ${met} of ${hits.length} faults met a send in flight`, evidence: [] };
  for (const [stream, { messages }] of stored) {
    if (messages.length > 0 && !readers.some((one) => one.stream === stream && one.view.length > 0))
      yield { what: 'nobody looked', evidence: [stream] };
  }
};
