import { useLingui } from '@lingui/react/macro';
import type { SidebarRow } from '@parley/client';
import { AnchoredMenu } from '../../ui/menu.js';
import { useLevelEntry } from '../notices/index.js';
import { useRepliesEntry } from '../threads/index.js';
import { useUnreadEntries } from '../unread/index.js';
import { useArrangeEntries } from './arrange-entries.js';

interface CalledRowMenuProps {
  readonly row: SidebarRow;
  readonly anchor: HTMLElement;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** What can be done with the channel of a row. */
export function CalledRowMenu({ row, anchor, isOpen, onOpenChange }: CalledRowMenuProps) {
  const { t } = useLingui();
  const unreadEntries = useUnreadEntries();
  const arrangeEntries = useArrangeEntries();
  const levelEntry = useLevelEntry();
  const repliesEntry = useRepliesEntry();
  return (
    <AnchoredMenu
      label={t`Channel menu`}
      anchor={anchor}
      open={isOpen}
      onOpenChange={onOpenChange}
      items={[
        ...unreadEntries(row, () => anchor),
        { kind: 'divider' },
        levelEntry(row.channelId),
        repliesEntry(row.channelId),
        ...arrangeEntries(row.channelId),
      ]}
    />
  );
}
