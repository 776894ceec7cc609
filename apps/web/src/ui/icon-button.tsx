import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Icon } from './icon.js';
import { ariaShortcut, livingKeys } from './shortcut-keys.js';
import { Spinner } from './spinner.js';
import { Tooltip } from './tooltip.js';

export type IconButtonTone = 'ghost' | 'primary' | 'danger';
export type IconButtonSize = 'tiny' | 'small' | 'medium';

const tones: Record<IconButtonTone, string> = {
  ghost:
    'text-ink-2 hover:bg-hover hover:text-ink active:bg-press aria-expanded:bg-press aria-pressed:bg-press aria-pressed:text-ink',
  primary: 'bg-accent text-on-accent hover:bg-accent-2 disabled:bg-transparent disabled:text-ink-3',
  danger: 'text-ink-2 hover:bg-danger-wash hover:text-danger-ink active:bg-danger-wash',
};

const sizes: Record<IconButtonSize, string> = {
  tiny: 'size-6 coarse:size-11',
  small: 'size-control-sm',
  medium: 'size-control',
};

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** A verb with its object: the accessible name and the text of the tooltip. */
  readonly label: string;
  /** For example `mod+k`; shown in the tooltip. */
  readonly shortcut?: string | undefined;
  readonly tone?: IconButtonTone | undefined;
  readonly size?: IconButtonSize | undefined;
  /** Set for a toggle; the label then stays the same in both states. */
  readonly pressed?: boolean | undefined;
  readonly busy?: boolean | undefined;
}

export function IconButton(props: IconButtonProps) {
  const { icon, label, shortcut: keys, tone = 'ghost', size = 'medium', ...others } = props;
  const { pressed, busy, className, ...rest } = others;
  const shortcut = livingKeys(keys);
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-keyshortcuts={shortcut && ariaShortcut(shortcut)}
        aria-pressed={pressed}
        aria-busy={busy || undefined}
        className={clsx(
          'inline-grid flex-none place-items-center rounded-control transition-colors duration-quick select-none',
          'disabled:pointer-events-none aria-disabled:opacity-50',
          tone !== 'primary' && 'disabled:opacity-50',
          tones[tone],
          sizes[size],
          className,
        )}
      >
        {busy ? <Spinner /> : <Icon icon={icon} size={size === 'medium' ? 18 : 16} />}
      </button>
    </Tooltip>
  );
}
