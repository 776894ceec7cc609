import type { SidebarRow } from '@parley/client';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { isPressed } from '../../ui/shortcut-keys.js';
import { useLongPress } from '../../ui/use-long-press.js';

const CalledRowMenu = lazyPart(async () => (await import('./called-row-menu.js')).CalledRowMenu);

/** On a row of the list: beside the key that some keyboards have for it. */
export const rowMenuKey = 'shift+f10';

interface Called {
  readonly row: SidebarRow;
  readonly anchor: HTMLElement;
  readonly isOpen: boolean;
}

/** One menu for all rows of the list: by right press, long press, the menu key or Shift+F10. */
export function useRowMenu(rows: readonly SidebarRow[]) {
  const [called, setCalled] = useState<Called | null>(null);

  const openAt = (target: EventTarget): boolean => {
    const anchor = target instanceof Element ? target.closest<HTMLElement>('[data-roving-id]') : null;
    const row = rows.find(({ channelId }) => channelId === anchor?.dataset.rovingId);
    if (!anchor || !row) return false;
    setCalled({ row, anchor, isOpen: true });
    return true;
  };
  const longPress = useLongPress(openAt);
  const rowMenuProps = {
    ...longPress,
    onContextMenu: (event: MouseEvent) => {
      if (openAt(event.target)) event.preventDefault();
    },
    onKeyDownCapture: (event: KeyboardEvent) => {
      const isAsked = event.key === 'ContextMenu' || isPressed(event, rowMenuKey);
      if (isAsked && openAt(event.target)) event.preventDefault();
    },
  };
  // As it is now: the badge may change while the menu is open.
  const row = called && (rows.find(({ channelId }) => channelId === called.row.channelId) ?? called.row);
  const rowMenu = called && row && (
    <CalledRowMenu
      row={row}
      anchor={called.anchor}
      isOpen={called.isOpen}
      onOpenChange={(isOpen) => setCalled({ ...called, isOpen })}
      onUnavailable={() => setCalled(null)}
    />
  );
  return { rowMenuProps, rowMenu };
}
