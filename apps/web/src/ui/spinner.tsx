import { clsx } from 'clsx';

export interface SpinnerProps {
  readonly size?: 14 | 16 | 20 | 24 | undefined;
  /** Said to screen readers; leave out where the surrounding control already says that it is busy. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

export function Spinner({ size = 16, label, className }: SpinnerProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      strokeWidth={2}
      strokeLinecap="round"
      data-waiting
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
      className={clsx('flex-none animate-spin', className)}
    >
      <circle cx={8} cy={8} r={6} stroke="currentColor" opacity={0.2} />
      <path d="M8 2a6 6 0 0 1 6 6" stroke="currentColor" />
    </svg>
  );
}
