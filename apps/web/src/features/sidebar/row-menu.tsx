import { useLingui } from '@lingui/react/macro';
import type { SidebarRow } from '@parley/client';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { isPressed } from '../../ui/shortcut-keys.js';
import { useLongPress } from '../../ui/use-long-press.js';
import { useLevelEntry } from '../notices/index.js';
import { useRepliesEntry } from '../threads/index.js';
import { useUnreadEntries } from '../unread/index.js';
import { useArrangeEntries } from './arrange-entries.js';

const AnchoredMenu = lazyPart(async () => (await import('../../ui/menu.js')).AnchoredMenu);

/** On a row of the list: beside the key that some keyboards have for it. */
export const rowMenuKey = 'shift+f10';

interface Called {
  readonly row: SidebarRow;
  readonly anchor: HTMLElement;
  readonly isOpen: boolean;
}

/** One menu for all rows of the list: by right press, long press, the menu key or Shift+F10. */
export function useRowMenu(rows: readonly SidebarRow[]) {
  const { t } = useLingui();
  const [called, setCalled] = useState<Called | null>(null);
  const unreadEntries = useUnreadEntries();
  const arrangeEntries = useArrangeEntries();
  const levelEntry = useLevelEntry();
  const repliesEntry = useRepliesEntry();

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
    <AnchoredMenu
      label={t`Channel menu`}
      anchor={called.anchor}
      open={called.isOpen}
      onOpenChange={(isOpen) => setCalled({ ...called, isOpen })}
      onUnavailable={() => setCalled(null)}
      items={[
        ...unreadEntries(row, () => called.anchor),
        { kind: 'divider' },
        levelEntry(row.channelId),
        repliesEntry(row.channelId),
        ...arrangeEntries(row.channelId),
      ]}
    />
  );
  return { rowMenuProps, rowMenu };
}
