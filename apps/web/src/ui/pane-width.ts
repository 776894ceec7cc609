export interface PaneLimits {
  /** All in CSS px. */
  readonly min: number;
  readonly max: number;
  readonly initial: number;
}

export interface PaneKey {
  readonly key: string;
  readonly width: number;
  /** Whether the arrow to the right makes this pane wider. */
  readonly growsRight: boolean;
  /** With Shift the step is 64 px instead of 16. */
  readonly far: boolean;
}

export const clampWidth = (width: number, { min, max }: PaneLimits): number =>
  Math.round(Math.min(max, Math.max(min, width)));

/** The width a key on the separator leads to, or undefined when the key is not for it. */
export function widthAfterKey(
  { key, width, growsRight, far }: PaneKey,
  limits: PaneLimits,
): number | undefined {
  const step = far ? 64 : 16;
  switch (key) {
    case 'ArrowRight':
      return clampWidth(width + (growsRight ? step : -step), limits);
    case 'ArrowLeft':
      return clampWidth(width - (growsRight ? step : -step), limits);
    case 'Home':
      return limits.min;
    case 'End':
      return limits.max;
    case 'Enter':
      return limits.initial;
    default:
      return undefined;
  }
}
