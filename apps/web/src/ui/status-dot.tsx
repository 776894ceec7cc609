export type StatusTone = 'on' | 'away' | 'busy' | 'off';

export interface StatusDotProps {
  readonly tone: StatusTone;
  /** Read out; leave it out where the words stand beside the dot. */
  readonly label?: string | undefined;
}

/** Told apart by shape as well as by colour: full, half, barred, ring. */
export function StatusDot({ tone, label }: StatusDotProps) {
  return (
    <svg
      width={8}
      height={8}
      viewBox="0 0 8 8"
      fill="none"
      className="block flex-none"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
    >
      {tone === 'on' && <circle cx={4} cy={4} r={4} fill="var(--color-success)" />}
      {tone === 'away' && (
        <>
          <circle cx={4} cy={4} r={3.25} stroke="var(--color-warning)" strokeWidth={1.5} />
          <path d="M4 0.75a3.25 3.25 0 0 1 0 6.5z" fill="var(--color-warning)" />
        </>
      )}
      {tone === 'busy' && (
        <>
          <circle cx={4} cy={4} r={4} fill="var(--color-danger)" />
          <path d="M2.25 4h3.5" stroke="var(--color-on-danger)" strokeWidth={1.5} strokeLinecap="round" />
        </>
      )}
      {tone === 'off' && <circle cx={4} cy={4} r={3.25} stroke="var(--color-ink-3)" strokeWidth={1.5} />}
    </svg>
  );
}
