import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { ChoiceLabel } from './choice-label.js';

export interface CheckboxProps {
  readonly label: string;
  readonly hint?: ReactNode | undefined;
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  /** Some, but not all, of what it stands for. */
  readonly mixed?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

export function Checkbox({
  label,
  hint,
  checked,
  onCheckedChange,
  mixed = false,
  disabled = false,
}: CheckboxProps) {
  const hintId = useId();
  const box = (
    <Base.Root
      checked={checked}
      indeterminate={mixed}
      disabled={disabled}
      onCheckedChange={onCheckedChange}
      aria-describedby={hint ? hintId : undefined}
      // The target is larger than the box.
      className="group -mx-1 grid size-6 flex-none place-items-center rounded-control"
    >
      <span className="grid size-4 place-items-center rounded-[4px] bg-raised text-on-accent shadow-[inset_0_0_0_1.5px_var(--color-line-strong)] transition-colors duration-quick group-data-checked:bg-accent group-data-checked:shadow-none group-data-indeterminate:bg-accent group-data-indeterminate:shadow-none">
        <Base.Indicator className="grid place-items-center">
          {mixed ? (
            <Minus size={12} strokeWidth={3} aria-hidden />
          ) : (
            <Check size={12} strokeWidth={3} aria-hidden />
          )}
        </Base.Indicator>
      </span>
    </Base.Root>
  );
  return <ChoiceLabel {...{ label, hint, hintId, disabled }} control={box} controlAt="start" />;
}
