import { Switch as Base } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';
import { ChoiceLabel } from './choice-label.js';

export interface SwitchProps {
  readonly label: string;
  readonly hint?: ReactNode | undefined;
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  readonly disabled?: boolean | undefined;
}

/** On or off, at once and without a save button. */
export function Switch({ label, hint, checked, onCheckedChange, disabled = false }: SwitchProps) {
  const hintId = useId();
  const control = (
    <Base.Root
      checked={checked}
      disabled={disabled}
      onCheckedChange={onCheckedChange}
      aria-describedby={hint ? hintId : undefined}
      className="flex h-5 w-8.5 flex-none items-center rounded-full bg-line-strong p-0.5 transition-colors duration-calm data-checked:bg-accent forced-colors:bg-[ButtonFace] forced-colors:forced-color-adjust-none"
    >
      <Base.Thumb className="size-4 rounded-full bg-raised transition-transform duration-calm ease-move data-checked:translate-x-3.5 rtl:data-checked:-translate-x-3.5 forced-colors:bg-[ButtonText]" />
    </Base.Root>
  );
  return <ChoiceLabel {...{ label, hint, hintId, disabled }} control={control} controlAt="end" />;
}
