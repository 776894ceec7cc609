/** The smallest value that so large a share of all is not above; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** One line of the report: what was measured, what came out, and what it should be. */
export function tell(what: string, found: string, aim?: string): void {
  console.log(`      ${what}: ${found}${aim === undefined ? '' : ` (aim: ${aim})`}`);
}

/** "12 ms, 95 % within 17 ms" */
export const spread = (times: readonly number[]): string =>
  `${quantile(times, 0.5).toFixed(0)} ms, 95 % within ${quantile(times, 0.95).toFixed(0)} ms`;

/** "none", or how many and the longest. */
export const longest = (tasks: readonly number[]): string =>
  tasks.length === 0 ? 'none' : `${tasks.length}, the longest ${Math.max(...tasks).toFixed(0)} ms`;

/** The browser reports no interaction that took less than 16 ms: those are missing from `slow`. */
export function inp(slow: readonly number[], interactions: number, share: number): string {
  const all = [...Array.from({ length: Math.max(0, interactions - slow.length) }, () => 16), ...slow];
  const found = quantile(all, share);
  return found <= 16 ? '16 ms or less' : `${found.toFixed(0)} ms`;
}
