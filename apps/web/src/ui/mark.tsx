export interface MarkProps {
  /** Edge in px. */
  readonly size?: number | undefined;
}

/** Parley's sign: a P that is a speech bubble, with someone speaking in it. The same shapes as public/favicon.svg. */
export function Mark({ size = 28 }: MarkProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden className="flex-none">
      <rect width={32} height={32} rx={8.5} fill="#1f6d51" />
      <path d="M7 27.5V14a9 9 0 1 1 9 9h-3Q9.25 23 7 27.5Z" fill="#f6fbf8" />
      <circle cx={16} cy={14} r={3.5} fill="#e8a634" />
    </svg>
  );
}
