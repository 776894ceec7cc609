import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface DividerWithLabelProps {
  readonly children: ReactNode;
  /** `danger` for the one line that says where reading stopped. */
  readonly tone?: 'plain' | 'danger' | undefined;
  readonly labelAt?: 'center' | 'end' | undefined;
  /** A second word, after the line. */
  readonly endLabel?: ReactNode | undefined;
  readonly className?: string | undefined;
}

/** A hairline with a word on it. */
export function DividerWithLabel({
  children,
  tone = 'plain',
  labelAt = 'center',
  endLabel,
  className,
}: DividerWithLabelProps) {
  const hair = (
    <span
      aria-hidden
      className={clsx('h-px flex-1', tone === 'plain' ? 'bg-line' : 'bg-danger forced-colors:bg-[Highlight]')}
    />
  );
  return (
    <div
      className={clsx(
        'flex items-center gap-3 text-meta font-semibold',
        tone === 'plain' ? 'text-ink-2' : 'text-danger-ink',
        className,
      )}
    >
      {hair}
      <span className="flex-none">{children}</span>
      {labelAt === 'center' && hair}
      {endLabel && <span className="flex-none">{endLabel}</span>}
    </div>
  );
}
