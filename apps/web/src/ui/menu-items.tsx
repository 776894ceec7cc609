import { Menu as Base } from '@base-ui/react/menu';
import { clsx } from 'clsx';
import { Check, ChevronRight, type LucideIcon } from 'lucide-react';
import { Fragment, type ReactNode, useRef } from 'react';
import { isFocusTaken } from './focus-place.js';
import { Icon } from './icon.js';
import { ShortcutKeys } from './kbd.js';
import { ariaShortcut, livingKeys } from './shortcut-keys.js';

interface MenuLabel {
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  /** A quiet second line. */
  readonly hint?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface MenuAction extends MenuLabel {
  readonly kind?: 'action' | undefined;
  readonly shortcut?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly onSelect: () => void;
}

export interface MenuCheck extends MenuLabel {
  readonly kind: 'check';
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
}

export interface MenuChoice {
  readonly kind: 'choice';
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly icon?: LucideIcon }[];
  readonly onValueChange: (value: string) => void;
}

export interface MenuSubmenu extends MenuLabel {
  readonly kind: 'submenu';
  readonly items: readonly MenuEntry[];
}

export interface MenuGroup {
  readonly kind: 'group';
  readonly label: string;
  readonly items: readonly MenuEntry[];
}

export interface MenuDivider {
  readonly kind: 'divider';
}

export type MenuEntry = MenuAction | MenuCheck | MenuChoice | MenuSubmenu | MenuGroup | MenuDivider;

/** The surface of every list of choices that floats. */
export const listPopupClass = clsx(
  'max-h-(--available-height) origin-(--transform-origin) overflow-y-auto overscroll-contain',
  'rounded-card bg-raised p-1 text-ui text-ink shadow-float outline-none',
  'transition-[opacity,scale] duration-quick ease-move data-ending-style:opacity-0 data-instant:duration-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0',
);

const menuPopupClass = clsx(listPopupClass, 'min-w-52 max-w-[min(22rem,calc(100vw-1rem))]');

const row = clsx(
  'flex min-h-8 w-full items-center gap-2.5 rounded-control px-2 py-1 outline-none select-none coarse:min-h-11',
  'data-disabled:opacity-45 data-highlighted:bg-press data-popup-open:bg-press',
);

function RowContent({ icon, label, hint }: MenuLabel) {
  return (
    <>
      {icon && <Icon icon={icon} className="text-ink-3 in-data-danger:text-current" />}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{label}</span>
        {hint && (
          <span className="block truncate text-meta text-ink-3 in-data-highlighted:text-ink-2">{hint}</span>
        )}
      </span>
    </>
  );
}

const Mark = () => <Icon icon={Check} className="text-accent-ink" />;

function renderEntry(entry: MenuEntry) {
  switch (entry.kind) {
    case 'divider':
      return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
    case 'group':
      return (
        <Base.Group>
          <Base.GroupLabel className="px-2 pt-2 pb-1 text-meta font-medium text-ink-3">
            {entry.label}
          </Base.GroupLabel>
          <MenuItems items={entry.items} />
        </Base.Group>
      );
    case 'check':
      return (
        <Base.CheckboxItem
          checked={entry.checked}
          onCheckedChange={entry.onCheckedChange}
          disabled={entry.disabled}
          className={row}
        >
          <RowContent {...entry} />
          <Base.CheckboxItemIndicator render={<Mark />} />
        </Base.CheckboxItem>
      );
    case 'choice':
      return (
        <Base.RadioGroup value={entry.value} onValueChange={entry.onValueChange} aria-label={entry.label}>
          {entry.options.map((option) => (
            <Base.RadioItem key={option.value} value={option.value} className={row}>
              <RowContent {...option} />
              <Base.RadioItemIndicator render={<Mark />} />
            </Base.RadioItem>
          ))}
        </Base.RadioGroup>
      );
    case 'submenu':
      return <Submenu {...entry} />;
    default: {
      const shortcut = livingKeys(entry.shortcut);
      return (
        <Base.Item
          onClick={entry.onSelect}
          disabled={entry.disabled}
          data-danger={entry.danger ? '' : undefined}
          aria-keyshortcuts={shortcut && ariaShortcut(shortcut)}
          className={clsx(row, entry.danger && 'text-danger-ink data-highlighted:bg-danger-wash')}
        >
          <RowContent {...entry} />
          {shortcut && (
            <span aria-hidden className="flex-none ps-4 coarse:hidden">
              <ShortcutKeys keys={shortcut} />
            </span>
          )}
        </Base.Item>
      );
    }
  }
}

/** The rows of a menu. Entries are told apart by their label, which is unique within a level. */
function MenuItems({ items }: { readonly items: readonly MenuEntry[] }) {
  return items.map((entry, index) => (
    <Fragment key={entry.kind === 'divider' ? `divider-${items[index - 1] ? index : 0}` : entry.label}>
      {renderEntry(entry)}
    </Fragment>
  ));
}

function Submenu({ items, ...entry }: MenuSubmenu) {
  const trigger = useRef<HTMLDivElement>(null);
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger ref={trigger} disabled={entry.disabled} className={row}>
        <RowContent {...entry} />
        <Icon icon={ChevronRight} className="text-ink-3 rtl:-scale-x-100" />
      </Base.SubmenuTrigger>
      {/* When the whole menu closes, the menu says where the focus goes. */}
      <MenuPanel
        items={items}
        sideOffset={2}
        alignOffset={-4}
        finalFocus={() => !isFocusTaken('menu') && trigger.current?.isConnected === true}
      />
    </Base.SubmenuRoot>
  );
}

interface MenuPanelProps
  extends Pick<Base.Positioner.Props, 'anchor' | 'side' | 'align' | 'sideOffset' | 'alignOffset'>,
    Pick<Base.Popup.Props, 'ref' | 'aria-label' | 'finalFocus'> {
  readonly items: readonly MenuEntry[];
  /** Above the items, such as who is signed in. */
  readonly header?: ReactNode | undefined;
}

/** What opens, beside the button of its menu unless told otherwise. */
export function MenuPanel({ items, header, ref, finalFocus, 'aria-label': label, ...place }: MenuPanelProps) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} collisionPadding={8} className="z-tooltip outline-none" {...place}>
        <Base.Popup ref={ref} aria-label={label} finalFocus={finalFocus} className={menuPopupClass}>
          {header && <div className="mb-1 border-b border-line px-2 py-2">{header}</div>}
          <MenuItems items={items} />
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
