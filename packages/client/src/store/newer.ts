/**
 * The one rule of merging: of two copies of a thing, the one with the higher version wins, and an equal one changes
 * nothing. It is what makes pages, snapshots, acks and replays mergeable in any order.
 */
export function isNewer(
  candidate: { readonly version: number },
  held: { readonly version: number } | undefined,
): boolean {
  return held === undefined || candidate.version > held.version;
}
