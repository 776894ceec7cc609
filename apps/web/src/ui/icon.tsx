import type { LucideIcon } from 'lucide-react';

export interface IconProps {
  readonly icon: LucideIcon;
  /** Edge in px; 16 beside text, 18 alone. */
  readonly size?: 14 | 16 | 18 | 20 | undefined;
  readonly className?: string | undefined;
}

/** A line icon of one weight. It is decoration: the words beside it, or the label of its button, carry the meaning. */
export function Icon({ icon: Drawing, size = 16, className }: IconProps) {
  return (
    <Drawing
      size={size}
      strokeWidth={1.75}
      absoluteStrokeWidth={false}
      aria-hidden
      focusable={false}
      className={className}
      style={{ flex: 'none' }}
    />
  );
}
