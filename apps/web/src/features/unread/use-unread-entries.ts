import { useLingui } from '@lingui/react/macro';
import type { ChannelId } from '@parley/protocol';
import { CheckCheck, CircleQuestionMark } from 'lucide-react';
import type { MenuEntry } from '../../ui/menu.js';
import { useMarkRead } from './marking.js';
import { openWhyUnread } from './shown-why.js';

/** What the menu of a channel offers for its badge; `anchor` is what the explanation stands beside. */
export function useUnreadEntries(): (
  row: { readonly channelId: ChannelId; readonly unreadCount: number },
  anchor: () => Element | null,
) => readonly MenuEntry[] {
  const { t } = useLingui();
  const markRead = useMarkRead();
  return ({ channelId, unreadCount }, anchor) => [
    {
      label: t`Why is this unread?`,
      icon: CircleQuestionMark,
      disabled: unreadCount === 0,
      onSelect: () => {
        const element = anchor();
        if (element) openWhyUnread(channelId, element);
      },
    },
    {
      label: t`Mark as read`,
      icon: CheckCheck,
      disabled: unreadCount === 0,
      onSelect: () => markRead([channelId]),
    },
  ];
}
