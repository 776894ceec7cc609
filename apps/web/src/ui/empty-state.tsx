import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Drawing, type DrawingKind } from './drawing.js';

export interface EmptyStateProps {
  readonly drawing: DrawingKind;
  /** One sentence. */
  readonly title: string;
  /** A second, quieter one, where the first does not say what to do. */
  readonly hint?: ReactNode | undefined;
  /** One button. */
  readonly action?: ReactNode | undefined;
  readonly className?: string | undefined;
}

export function EmptyState({ drawing, title, hint, action, className }: EmptyStateProps) {
  return (
    <div className={clsx('flex flex-col items-center justify-center px-6 py-10 text-center', className)}>
      <Drawing kind={drawing} />
      <p className="mt-4 max-w-80 text-title font-semibold text-balance text-ink">{title}</p>
      {hint && <div className="mt-1 max-w-80 text-ui text-balance text-ink-2">{hint}</div>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  );
}
