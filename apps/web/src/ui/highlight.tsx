import { matchRanges, type Range } from './match-ranges.js';

export interface HighlightProps {
  readonly text: string;
  readonly terms?: readonly string[] | undefined;
  /** Known places instead of terms, as [start, end) in UTF-16 units; sorted, not overlapping. */
  readonly ranges?: readonly Range[] | undefined;
}

/** Text with its matches marked. */
export function Highlight({ text, terms = [], ranges = matchRanges(text, terms) }: HighlightProps) {
  const pieces = ranges.map(([start, end], index) => (
    <span key={start}>
      {text.slice(ranges[index - 1]?.[1] ?? 0, start)}
      <mark className="rounded-[3px] bg-mention-mark text-ink">{text.slice(start, end)}</mark>
    </span>
  ));
  return (
    <>
      {pieces}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  );
}
