import { clsx } from 'clsx';
import { useLocale } from './labels.js';

export type BadgeTone = 'mention' | 'plain';

export interface BadgeProps {
  readonly count: number;
  /** `mention` is vermilion and for what is meant for the person; `plain` is quiet. */
  readonly tone?: BadgeTone | undefined;
  /** What the number counts, read out instead of the bare number. */
  readonly label: string;
  /** Largest number shown; above it a plus. */
  readonly cap?: number | undefined;
}

/** The text of a count that stops at a cap: 99 stays 99, 100 becomes 99+. */
export function cappedCount(count: number, cap: number, locale: string): string {
  return `${new Intl.NumberFormat(locale).format(Math.min(count, cap))}${count > cap ? '+' : ''}`;
}

/** A number in a pill; nothing at all for zero. */
export function Badge({ count, tone = 'plain', label, cap = 99 }: BadgeProps) {
  const locale = useLocale();
  if (count <= 0) return null;
  return (
    <span
      className={clsx(
        'inline-grid h-4.5 min-w-4.5 flex-none place-items-center rounded-full px-1.25 text-[0.75rem] leading-none font-bold tabular-nums',
        tone === 'mention' ? 'bg-danger text-on-danger' : 'bg-press text-ink-2',
        'forced-colors:border',
      )}
    >
      <span aria-hidden>{cappedCount(count, cap, locale)}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
