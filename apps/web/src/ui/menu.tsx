import { Menu as Base } from '@base-ui/react/menu';
import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { isFocusTaken, standingFor } from './focus-place.js';
import { type MenuEntry, MenuPanel } from './menu-items.js';

export type { MenuEntry } from './menu-items.js';

export interface MenuProps {
  /** A button; it gets the ARIA of a menu button. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuEntry[];
  /** Above the items, such as who is signed in. */
  readonly header?: ReactNode | undefined;
  readonly side?: 'top' | 'bottom' | 'inline-start' | 'inline-end' | undefined;
  readonly align?: 'start' | 'center' | 'end' | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  /** The first item gets the focus, as when a key opened it, although `open` did. */
  readonly startsOnFirst?: boolean | undefined;
}

export function Menu({
  trigger,
  items,
  header,
  side = 'bottom',
  align = 'start',
  open,
  onOpenChange,
  startsOnFirst = false,
}: MenuProps) {
  const popup = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [opensAtOnce] = useState(open);
  // A menu whose code came late stands in for the button that was pressed, and takes its focus over.
  useLayoutEffect(() => {
    if (opensAtOnce) button.current?.focus();
  }, [opensAtOnce]);
  const onOpened = (isOpen: boolean) => {
    if (isOpen && startsOnFirst) focusFirst(popup.current);
  };
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)} onOpenChangeComplete={onOpened}>
      <Base.Trigger ref={button} render={trigger} />
      <MenuPanel ref={popup} items={items} header={header} side={side} align={align} />
    </Base.Root>
  );
}

const focusFirst = (popup: HTMLElement | null) =>
  popup?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();

export interface AnchoredMenuProps {
  readonly items: readonly MenuEntry[];
  /** Accessible name of what opens. */
  readonly label: string;
  /** It opens beside this, and gives the focus back to it. */
  readonly anchor: HTMLElement;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The same rows beside an element: one menu for a whole list, however many rows have one. */
export function AnchoredMenu({ items, label, anchor, open, onOpenChange }: AnchoredMenuProps) {
  const popup = useRef<HTMLDivElement>(null);
  const findAnchor = standingFor(anchor);
  const onChanged = (isOpen: boolean) => {
    if (isOpen) focusFirst(popup.current);
    // What was chosen may have moved the row after it had the focus back, and that went with its old element.
    else if (document.activeElement === document.body) findAnchor()?.focus();
  };
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={onChanged}>
      <MenuPanel
        ref={popup}
        items={items}
        aria-label={label}
        anchor={anchor}
        side="bottom"
        align="start"
        finalFocus={() => (isFocusTaken('menu') ? false : (findAnchor() ?? true))}
      />
    </Base.Root>
  );
}
