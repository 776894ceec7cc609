import { useLingui } from '@lingui/react/macro';
import type { ChannelId, RepliesPlace } from '@parley/protocol';
import { MessagesSquare } from 'lucide-react';
import type { MenuEntry } from '../../ui/menu.js';
import { usePreferences } from '../preferences/index.js';

/** What the menu of a channel offers for where its replies stand. */
export function useRepliesEntry(): (channelId: ChannelId) => MenuEntry {
  const { t } = useLingui();
  const [{ repliesIn }, prefer] = usePreferences();
  return (channelId) => ({
    kind: 'submenu',
    label: t`Replies`,
    icon: MessagesSquare,
    items: [
      {
        kind: 'choice',
        label: t`Replies`,
        value: repliesIn.find((one) => one.channelId === channelId)?.replies ?? 'usual',
        options: [
          { value: 'usual', label: t`As everywhere` },
          { value: 'thread', label: t`In their thread` },
          { value: 'line', label: t`In the channel too` },
        ],
        onValueChange: (value) => {
          const replies = value === 'usual' ? null : (value as RepliesPlace);
          prefer({ repliesIn: { channelId, replies } });
        },
      },
    ],
  });
}
