import { clsx } from 'clsx';
import { Avatar } from './avatar.js';

export interface AvatarStackEntry {
  readonly id: string;
  readonly name: string;
  /** A colour of their choice, in degrees. */
  readonly hue?: number | undefined;
  readonly src?: string | undefined;
}

export interface AvatarStackProps {
  readonly people: readonly AvatarStackEntry[];
  readonly size?: 20 | 24 | undefined;
  /** How many are drawn before the rest becomes a number. */
  readonly max?: number | undefined;
}

/** Overlapping avatars. It is decoration: say the names or the count in words beside it. */
export function AvatarStack({ people, size = 20, max = 3 }: AvatarStackProps) {
  const shown = people.slice(0, max);
  const rest = people.length - shown.length;
  return (
    <span className="inline-flex flex-none items-center" aria-hidden>
      {shown.map((person, index) => (
        <Avatar
          key={person.id}
          name={person.name}
          seed={person.id}
          hue={person.hue}
          src={person.src}
          size={size}
          className={clsx(
            'rounded-control ring-2 ring-(--surface,var(--color-canvas))',
            index > 0 && '-ms-1',
          )}
        />
      ))}
      {rest > 0 && <span className="ms-1.5 text-meta text-ink-3 tabular-nums">+{rest}</span>}
    </span>
  );
}
