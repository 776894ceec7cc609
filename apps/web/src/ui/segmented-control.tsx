import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import { Icon } from './icon.js';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
}

export interface SegmentedControlProps<Value extends string> {
  /** Read out before the choices; show it above yourself where it is not plain from the place. */
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly disabled?: boolean | undefined;
  readonly wide?: boolean | undefined;
}

/** One of two to four, all in sight. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, segments, value, onValueChange, disabled = false, wide = false } = props;
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={onValueChange}
      disabled={disabled}
      className={clsx(
        'inline-flex h-control gap-0.5 rounded-control bg-sunken p-0.5 shadow-[inset_0_0_0_1px_var(--color-line)]',
        wide && 'w-full',
      )}
    >
      {segments.map((segment) => (
        <Radio.Root
          key={segment.value}
          value={segment.value}
          className={clsx(
            'relative inline-flex min-w-0 items-center justify-center gap-1.5 rounded-[4px] px-3 coarse:min-w-11 text-small font-medium text-ink-3 select-none coarse:after:absolute coarse:after:-inset-y-0.5 coarse:after:inset-x-0',
            'transition-colors duration-quick hover:text-ink data-checked:bg-raised data-checked:text-ink data-checked:shadow-[0_0_0_1px_var(--color-line-2),0_1px_2px_var(--color-line)] data-disabled:opacity-55',
            wide && 'flex-1',
          )}
        >
          {segment.icon && <Icon icon={segment.icon} size={14} />}
          <span className="truncate">{segment.label}</span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
