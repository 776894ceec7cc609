import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { FieldFrame, type FieldProps, fieldBoxClass } from './field.js';

export interface TextAreaFieldProps extends FieldProps, Omit<ComponentProps<'textarea'>, 'onChange'> {
  readonly onValueChange?: ((value: string) => void) | undefined;
}

/** Several lines; grows with its content from `rows` (3) up to half of the window. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { label, labelHidden, note, hint, error, counter, id, className, onValueChange, ...area } = props;
  return (
    <FieldFrame {...{ label, labelHidden, note, hint, error, counter, id, className }}>
      {(ids) => (
        <div className={clsx(fieldBoxClass, 'flex')}>
          <textarea
            rows={3}
            {...area}
            {...ids}
            onChange={(event) => onValueChange?.(event.target.value)}
            className="field-sizing-content max-h-[50vh] min-h-20 w-full resize-none bg-transparent px-3 py-2.5 outline-none coarse:text-[1rem]"
          />
        </div>
      )}
    </FieldFrame>
  );
}
