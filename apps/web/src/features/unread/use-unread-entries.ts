import { useLingui } from '@lingui/react/macro';
import { CheckCheck, CircleQuestionMark } from 'lucide-react';
import type { MenuEntry } from '../../ui/menu.js';
import { useMarkRead } from './marking.js';
import { type CountedPlace, openWhyUnread } from './shown-why.js';

interface Badged extends CountedPlace {
  readonly unreadCount: number;
}

/** What the menu of a channel or a thread offers for its badge; `anchor` is what the explanation stands beside. */
export function useUnreadEntries(): (place: Badged, anchor: () => Element | null) => readonly MenuEntry[] {
  const { t } = useLingui();
  const markRead = useMarkRead();
  return ({ channelId, rootId, unreadCount }, anchor) => [
    {
      label: t`Why is this unread?`,
      icon: CircleQuestionMark,
      disabled: unreadCount === 0,
      onSelect: () => {
        const element = anchor();
        if (element) openWhyUnread({ channelId, rootId }, element);
      },
    },
    {
      label: t`Mark as read`,
      icon: CheckCheck,
      disabled: unreadCount === 0,
      onSelect: () => (rootId === undefined ? markRead([channelId]) : markRead([], [{ channelId, rootId }])),
    },
  ];
}
