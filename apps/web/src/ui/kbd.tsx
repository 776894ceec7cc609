import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useUiLabels } from './labels.js';
import { shortcutParts } from './shortcut-keys.js';

type KbdTone = 'plain' | 'inverse';

export interface KbdProps {
  readonly tone?: KbdTone | undefined;
  readonly children: ReactNode;
}

/** One key. */
export function Kbd({ tone = 'plain', children }: KbdProps) {
  return (
    <kbd
      className={clsx(
        'inline-grid h-4.5 min-w-4.5 flex-none place-items-center rounded-[4px] px-1 font-sans text-[0.75rem] leading-none font-medium',
        tone === 'plain'
          ? 'text-ink-2 shadow-[inset_0_0_0_1px_var(--color-line-2)]'
          : 'text-canvas shadow-[inset_0_0_0_1px_color-mix(in_oklab,var(--color-canvas)_40%,transparent)]',
      )}
    >
      {children}
    </kbd>
  );
}

export interface ShortcutKeysProps {
  /** For example `mod+shift+k`. */
  readonly keys: string;
  readonly tone?: KbdTone | undefined;
}

/** A shortcut as the keys of this machine: ⌘K on a Mac, Ctrl K elsewhere. */
export function ShortcutKeys({ keys, tone }: ShortcutKeysProps) {
  const { keyNames } = useUiLabels();
  return (
    <span className="inline-flex flex-none items-center gap-0.5">
      {shortcutParts(keys, keyNames).map((part) => (
        <Kbd key={part} tone={tone}>
          {part}
        </Kbd>
      ))}
    </span>
  );
}
