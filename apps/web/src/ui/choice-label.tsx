import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface ChoiceLabelProps {
  readonly label: string;
  readonly hint?: ReactNode | undefined;
  readonly hintId: string;
  readonly disabled: boolean;
  readonly control: ReactNode;
  /** A switch stands at the end of its row, a checkbox at the start. */
  readonly controlAt: 'start' | 'end';
}

/** A row that is one target: the control, its words and a quieter line under them. */
export function ChoiceLabel({ label, hint, hintId, disabled, control, controlAt }: ChoiceLabelProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control inside is a primitive that the rule cannot see.
    <label
      className={clsx('flex min-h-6 items-start gap-2.5 select-none coarse:py-3', disabled && 'opacity-55')}
    >
      {controlAt === 'start' && control}
      <span className={clsx('min-w-0 flex-1 text-ui', controlAt === 'start' && 'pt-0.5')}>
        <span className={clsx('block text-ink', controlAt === 'end' && 'font-medium')}>{label}</span>
        {hint && (
          <span id={hintId} className="block text-small text-pretty text-ink-3">
            {hint}
          </span>
        )}
      </span>
      {controlAt === 'end' && control}
    </label>
  );
}
