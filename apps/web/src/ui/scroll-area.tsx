import { clsx } from 'clsx';
import type { ReactNode, Ref } from 'react';

export interface ScrollAreaProps {
  /** Given, it becomes a named region that the keyboard can reach and scroll. */
  readonly label?: string | undefined;
  readonly axis?: 'y' | 'x' | undefined;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLDivElement> | undefined;
  readonly children: ReactNode;
}

/** The browser's own scrolling with a thin bar; a scroll that ends here does not move what is behind. */
export function ScrollArea({ label, axis = 'y', className, ref, children }: ScrollAreaProps) {
  const reachable = label === undefined ? {} : { role: 'region', 'aria-label': label, tabIndex: 0 };
  return (
    <div
      ref={ref}
      data-focus-inside
      {...reachable}
      className={clsx(
        'scrollbar-thin overscroll-contain',
        axis === 'y' ? 'overflow-x-hidden overflow-y-auto' : 'overflow-x-auto overflow-y-hidden',
        className,
      )}
    >
      {children}
    </div>
  );
}
