import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { FieldFrame, type FieldProps, fieldBoxClass } from './field.js';
import { Icon } from './icon.js';

export interface TextFieldProps extends FieldProps, Omit<ComponentProps<'input'>, 'size' | 'onChange'> {
  readonly icon?: LucideIcon | undefined;
  /** Fixed text in front of the value, such as `https://`. */
  readonly prefixText?: string | undefined;
  /** A control inside the right edge, such as an icon button that shows a password. */
  readonly trailing?: ReactNode | undefined;
  readonly onValueChange?: ((value: string) => void) | undefined;
  /** Without a frame: the head of what it searches. */
  readonly isBare?: boolean | undefined;
}

export function TextField(props: TextFieldProps) {
  const { label, labelHidden, note, hint, error, counter, id, className, ...control } = props;
  const { icon, prefixText, trailing, onValueChange, isBare, ...input } = control;
  return (
    <FieldFrame {...{ label, labelHidden, note, hint, error, counter, id, className }}>
      {(ids) => (
        <div
          className={clsx('flex items-center', isBare ? 'h-12 text-title' : [fieldBoxClass, 'h-control-lg'])}
        >
          {icon && <Icon icon={icon} className="ms-3 text-ink-3" />}
          {prefixText && (
            <span aria-hidden dir="ltr" className="ms-3 flex-none text-ink-3">
              {prefixText}
            </span>
          )}
          <input
            type="text"
            {...input}
            {...ids}
            onChange={(event) => onValueChange?.(event.target.value)}
            className={clsx(
              'h-full min-w-0 flex-1 bg-transparent pe-3 outline-none coarse:text-[1rem]',
              prefixText ? 'ps-0.5' : icon ? 'ps-2' : 'ps-3',
            )}
          />
          {trailing && <span className="me-1 flex flex-none">{trailing}</span>}
        </div>
      )}
    </FieldFrame>
  );
}
