import { useLingui } from '@lingui/react/macro';
import { selectNotifications } from '@parley/client';
import {
  type ChannelId,
  type MessageId,
  type NotificationLevel,
  notificationsUpdate,
} from '@parley/protocol';
import { Bell } from 'lucide-react';
import { useChat, useChatState } from '../../client.js';
import type { MenuEntry } from '../../ui/menu.js';

/** What the menu of a channel offers for its notifications. */
export function useLevelEntry(): (channelId: ChannelId) => MenuEntry {
  const { t } = useLingui();
  const chat = useChat();
  const settings = useChatState(selectNotifications);
  return (channelId) => {
    const own = settings?.channels.find((one) => one.channelId === channelId)?.level;
    return {
      kind: 'submenu',
      label: t`Notifications`,
      icon: Bell,
      disabled: settings === null,
      items: [
        {
          kind: 'choice',
          label: t`Notifications`,
          value: own ?? 'usual',
          options: [
            { value: 'usual', label: t`As in the workspace` },
            { value: 'all', label: t`Every message` },
            { value: 'mentions', label: t`Mentions only` },
            { value: 'nothing', label: t`Nothing` },
          ],
          onValueChange: (value) => {
            if (!settings) return;
            const level = value === 'usual' ? null : (value as NotificationLevel);
            const change = { kind: 'channel' as const, channelId, level };
            void chat.send(notificationsUpdate, { workspaceId: settings.workspaceId, change });
          },
        },
      ],
    };
  };
}

/** What the menu of a thread offers for its notifications; whoever does not follow it is told of mentions alone. */
export function useThreadLevelEntry(): (rootId: MessageId, isFollowed: boolean) => MenuEntry {
  const { t } = useLingui();
  const chat = useChat();
  const settings = useChatState(selectNotifications);
  return (rootId, isFollowed) => ({
    kind: 'submenu',
    label: t`Notifications`,
    icon: Bell,
    disabled: settings === null || !isFollowed,
    items: [
      {
        kind: 'choice',
        label: t`Notifications`,
        value: settings?.threads.find((one) => one.rootId === rootId)?.level ?? 'usual',
        options: [
          { value: 'usual', label: t`As in the channel` },
          { value: 'all', label: t`Every reply` },
          { value: 'mentions', label: t`Mentions only` },
          { value: 'nothing', label: t`Nothing` },
        ],
        onValueChange: (value) => {
          if (!settings) return;
          const level = value === 'usual' ? null : (value as NotificationLevel);
          const change = { kind: 'thread' as const, rootId, level };
          void chat.send(notificationsUpdate, { workspaceId: settings.workspaceId, change });
        },
      },
    ],
  });
}
