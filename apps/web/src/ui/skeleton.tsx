import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface SkeletonProps {
  readonly shape?: 'line' | 'block' | 'avatar' | undefined;
  /** CSS length or percentage; a line is full width without it. */
  readonly width?: string | undefined;
  readonly height?: string | undefined;
  readonly className?: string | undefined;
}

const shapes = {
  line: 'h-3 rounded-full',
  block: 'h-16 rounded-card',
  avatar: 'size-9 flex-none rounded-card',
};

/** One grey shape; arrange several in the shape of what is coming. */
export function Skeleton({ shape = 'line', width, height, className }: SkeletonProps) {
  return (
    <span
      aria-hidden
      className={clsx('block bg-press', shapes[shape], className)}
      style={{ width, height }}
    />
  );
}

export interface SkeletonGroupProps {
  /** Said to screen readers, such as "Loading the list". */
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function SkeletonGroup({ label, className, children }: SkeletonGroupProps) {
  return (
    <div role="status" data-waiting className={clsx('animate-breathe', className)}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
