import { clsx } from 'clsx';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { hueOf, initials } from './initials.js';

export type AvatarSize = 20 | 24 | 36 | 64;

export interface AvatarProps {
  /** The initials come from it; it is not read out, because the name stands beside an avatar. */
  readonly name: string;
  /** Decides the colour; use an id, so that a new name keeps the colour. */
  readonly seed: string;
  /** A colour of their choice, in degrees, instead. */
  readonly hue?: number | undefined;
  readonly src?: string | undefined;
  readonly size?: AvatarSize | undefined;
  /** A `StatusDot` for the lower corner. */
  readonly status?: ReactNode | undefined;
  readonly className?: string | undefined;
}

const shapes: Record<AvatarSize, string> = {
  20: 'size-5 rounded-[5px] text-[0.5625rem]',
  24: 'size-6 rounded-control text-[0.625rem]',
  36: 'size-9 rounded-card text-small',
  64: 'size-16 rounded-[1rem] text-title-3',
};

export function Avatar({ name, seed, hue, src, size = 36, status, className }: AvatarProps) {
  const [failed, setFailed] = useState<string>();
  const showsPicture = src !== undefined && src !== failed;
  return (
    <span
      className={clsx('relative inline-flex flex-none', className)}
      aria-hidden={status ? undefined : true}
    >
      <span
        aria-hidden
        className={clsx(
          'grid place-items-center overflow-hidden font-semibold tinted select-none',
          shapes[size],
        )}
        style={{ '--hue': hue ?? hueOf(seed) } as CSSProperties}
      >
        {showsPicture ? (
          <img
            src={src}
            alt=""
            width={size}
            height={size}
            loading="lazy"
            decoding="async"
            draggable={false}
            className="size-full object-cover"
            onError={() => setFailed(src)}
          />
        ) : (
          initials(name, size < 24 ? 1 : 2)
        )}
      </span>
      {status && (
        <span className="absolute -end-0.5 -bottom-0.5 rounded-full bg-(--surface,var(--color-canvas)) p-0.5">
          {status}
        </span>
      )}
    </span>
  );
}
