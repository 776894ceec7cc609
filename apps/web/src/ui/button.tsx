import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Icon } from './icon.js';
import { Spinner } from './spinner.js';

export type ButtonTone = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

const tones: Record<ButtonTone, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-2 active:bg-accent-2',
  secondary:
    'bg-raised text-ink shadow-[inset_0_0_0_1px_var(--color-line-2)] hover:bg-[color-mix(in_oklab,var(--color-raised),var(--color-ink)_4%)] active:bg-[color-mix(in_oklab,var(--color-raised),var(--color-ink)_8%)]',
  ghost: 'text-ink-2 hover:bg-hover hover:text-ink active:bg-press aria-expanded:bg-press',
  danger: 'bg-danger text-on-danger hover:bg-danger-2 active:bg-danger-2',
};

const sizes: Record<ButtonSize, string> = {
  small: 'h-control-sm px-2.5 text-small gap-1.5',
  medium: 'h-control px-3.5 text-ui gap-2',
  large: 'h-control-lg px-4 text-ui gap-2',
};

/** The look of a button, for a link that must look like one. */
export function buttonClass(tone: ButtonTone = 'secondary', size: ButtonSize = 'medium'): string {
  return clsx(
    'relative inline-flex flex-none items-center justify-center rounded-control font-medium whitespace-nowrap select-none coarse:min-w-11',
    'transition-colors duration-quick disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50',
    tones[tone],
    sizes[size],
  );
}

export interface ButtonProps extends ComponentProps<'button'> {
  readonly tone?: ButtonTone | undefined;
  readonly size?: ButtonSize | undefined;
  readonly icon?: LucideIcon | undefined;
  /** Shows a spinner over the label, keeps the width and the focus, and ignores presses. */
  readonly busy?: boolean | undefined;
  readonly wide?: boolean | undefined;
}

export function Button({
  tone,
  size,
  icon,
  busy = false,
  wide,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={clsx(buttonClass(tone, size), wide && 'w-full', busy && 'pointer-events-none', className)}
    >
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      <span className={clsx('contents', busy && '*:opacity-0')}>
        {icon && <Icon icon={icon} className="-ms-0.5" />}
        <span className="truncate">{children}</span>
      </span>
    </button>
  );
}
