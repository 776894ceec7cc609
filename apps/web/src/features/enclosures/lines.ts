import { isSameLine } from '@parley/protocol';

/** What was written in a list of fields, without the empty ones. */
export const filledLines = (lines: readonly string[]): string[] =>
  lines.map((line) => line.trim()).filter((line) => line !== '');

/** An empty field to write on, as long as there is room. */
export const withRoom = (lines: readonly string[], most: number): readonly string[] =>
  lines.length < most && lines.at(-1) !== '' ? [...lines, ''] : lines;

/** A line that stands above already; -1: there is none. */
export const repeatedLine = (lines: readonly string[]): number =>
  lines.findIndex(
    (line, at) =>
      line.trim() !== '' && lines.slice(0, at).some((earlier) => isSameLine(earlier.trim(), line.trim())),
  );

/** Several lines that come at once, in place of one. */
export function withPasted(lines: readonly string[], at: number, pasted: string): readonly string[] {
  const fresh = filledLines(
    pasted.split(/\r?\n/).map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '')),
  );
  return [...lines.slice(0, at), ...fresh, ...lines.slice(at + 1)];
}
