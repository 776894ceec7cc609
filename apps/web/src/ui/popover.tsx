import { Popover as Base } from '@base-ui/react/popover';
import { clsx } from 'clsx';
import type { ReactElement, ReactNode, RefObject } from 'react';

export interface PopoverProps {
  /** A button; leave it out when `anchor` and `open` are given. */
  readonly trigger?: ReactElement | undefined;
  /** Accessible name of what opens. */
  readonly label: string;
  readonly children: ReactNode;
  readonly side?: 'top' | 'bottom' | 'inline-start' | 'inline-end' | undefined;
  readonly align?: 'start' | 'center' | 'end' | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  readonly anchor?: Element | null | undefined;
  /** What has focus first; otherwise the first thing that can. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
  readonly className?: string | undefined;
}

/** A small floating surface beside what opened it. Closes on Escape and on a press elsewhere. */
export function Popover(props: PopoverProps) {
  const {
    trigger,
    label,
    children,
    side = 'bottom',
    align = 'start',
    open,
    onOpenChange,
    anchor,
    initialFocus,
    className,
  } = props;
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          // What is as wide as the window, such as a row, has its end where the popup cannot be: as near to it as can be.
          collisionAvoidance={{ side: 'flip', align: 'shift', fallbackAxisSide: 'end' }}
          anchor={anchor}
          // In the layer of dialogs: it lies on the one it opened from, and what opens from it lies on top.
          className="z-dialog outline-none"
        >
          <Base.Popup
            aria-label={label}
            initialFocus={initialFocus}
            className={clsx(
              'max-h-(--available-height) max-w-[min(24rem,calc(100vw-1rem))] origin-(--transform-origin) overflow-y-auto overscroll-contain rounded-card bg-raised text-ink shadow-float outline-none',
              'transition-[opacity,scale,translate] duration-quick ease-move data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0',
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
