import { ContextMenu as ContextBase } from '@base-ui/react/context-menu';
import { Menu as Base } from '@base-ui/react/menu';
import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { isFocusTaken, standingFor } from './focus-return.js';
import { type MenuEntry, MenuItems, menuPopupClass } from './menu-items.js';

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
    if (isOpen && startsOnFirst) popup.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  };
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)} onOpenChangeComplete={onOpened}>
      <Base.Trigger ref={button} render={trigger} />
      <Base.Portal>
        <Base.Positioner
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-tooltip outline-none"
        >
          <Base.Popup ref={popup} className={menuPopupClass}>
            {header && <div className="mb-1 border-b border-line px-2 py-2">{header}</div>}
            <MenuItems items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface ContextMenuProps {
  readonly items: readonly MenuEntry[];
  /** One element: right press or long press on it opens the menu. */
  readonly children: ReactElement;
}

/** The same rows at the pointer. Everything in it must also be reachable another way. */
export function ContextMenu({ items, children }: ContextMenuProps) {
  return (
    <ContextBase.Root>
      <ContextBase.Trigger render={children} />
      <ContextBase.Portal>
        <ContextBase.Positioner className="z-tooltip outline-none" collisionPadding={8}>
          <ContextBase.Popup className={menuPopupClass}>
            <MenuItems items={items} />
          </ContextBase.Popup>
        </ContextBase.Positioner>
      </ContextBase.Portal>
    </ContextBase.Root>
  );
}

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
    if (isOpen) popup.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
    // What was chosen may have moved the row after it had the focus back, and that went with its old element.
    else if (document.activeElement === document.body) findAnchor()?.focus();
  };
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={onChanged}>
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          side="bottom"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-tooltip outline-none"
        >
          <Base.Popup
            ref={popup}
            aria-label={label}
            finalFocus={() => (isFocusTaken('menu') ? false : (findAnchor() ?? true))}
            className={menuPopupClass}
          >
            <MenuItems items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
