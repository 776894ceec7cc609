import { clsx } from 'clsx';
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Icon } from './icon.js';
import { useLocale } from './labels.js';

export interface FieldCounter {
  readonly used: number;
  readonly limit: number;
}

export interface FieldProps {
  readonly label: string;
  /** Hides the label from sight; it is still read out. */
  readonly labelHidden?: boolean | undefined;
  /** A calm word such as "optional" after the label. */
  readonly note?: string | undefined;
  readonly hint?: ReactNode | undefined;
  readonly error?: string | undefined;
  /** Shown under the field; the caller counts, in the unit its limit is in. */
  readonly counter?: FieldCounter | undefined;
}

export interface FieldControlIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

export interface FieldFrameProps extends FieldProps {
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  readonly children: (ids: FieldControlIds) => ReactNode;
}

export const fieldBoxClass = clsx(
  'rounded-control bg-raised text-ui text-ink shadow-[inset_0_0_0_1px_var(--color-line-strong)] transition-shadow duration-quick',
  'focus-within:shadow-[inset_0_0_0_2px_var(--color-focus)]',
  'has-aria-invalid:shadow-[inset_0_0_0_1.5px_var(--color-danger)] has-disabled:opacity-55',
  'has-aria-invalid:focus-within:shadow-[inset_0_0_0_2px_var(--color-danger),0_0_0_2px_var(--color-danger-wash)]',
  'forced-colors:border forced-colors:border-solid forced-colors:focus-within:outline-2 forced-colors:focus-within:outline-focus forced-colors:has-aria-invalid:border-dashed',
);

/** Label above, control, then what helps or what is wrong; all tied together for assistive technology. */
export function FieldFrame(props: FieldFrameProps) {
  const { label, labelHidden, note, hint, error, counter, id: given, className, children } = props;
  const generated = useId();
  const id = given ?? generated;
  const over = counter !== undefined && counter.used > counter.limit;
  const described = [error && `${id}-error`, hint && `${id}-hint`, counter && `${id}-count`].filter(Boolean);
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1.5', className)}>
      <label htmlFor={id} className={clsx('text-small font-medium text-ink', labelHidden && 'sr-only')}>
        {label}
        {note && <span className="ms-1.5 font-normal text-ink-3">{note}</span>}
      </label>
      {children({
        id,
        'aria-describedby': described.join(' ') || undefined,
        'aria-invalid': error !== undefined || over ? true : undefined,
      })}
      {(error !== undefined || hint !== undefined || counter) && (
        <div className="flex gap-3 text-meta">
          <div className="min-w-0 flex-1">
            <p
              id={`${id}-error`}
              role="alert"
              className={clsx('flex gap-1.5 text-danger-ink', !error && 'hidden')}
            >
              <Icon icon={CircleAlert} size={14} className="mt-px" />
              {error}
            </p>
            {hint !== undefined && (
              <div id={`${id}-hint`} className={clsx('text-pretty text-ink-3', error && 'sr-only')}>
                {hint}
              </div>
            )}
          </div>
          {counter && <Count id={`${id}-count`} counter={counter} isOver={over} />}
        </div>
      )}
    </div>
  );
}

interface CountProps {
  readonly id: string;
  readonly counter: FieldCounter;
  readonly isOver: boolean;
}

/** Apart, as its number format is dear and most fields count nothing. */
function Count({ id, counter, isOver }: CountProps) {
  const number = new Intl.NumberFormat(useLocale());
  return (
    <span id={id} className={clsx('tabular', isOver ? 'text-danger-ink' : 'text-ink-3')}>
      {number.format(counter.used)} / {number.format(counter.limit)}
    </span>
  );
}
