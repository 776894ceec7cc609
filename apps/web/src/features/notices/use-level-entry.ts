import { useLingui } from '@lingui/react/macro';
import { selectNotifications } from '@parley/client';
import {
  type ChannelId,
  type MessageId,
  type NotificationChange,
  type NotificationLevel,
  notificationsUpdate,
} from '@parley/protocol';
import { Bell } from 'lucide-react';
import { useChat, useChatState } from '../../client.js';
import type { MenuEntry } from '../../ui/menu.js';

interface LevelMenu {
  /** Undefined: none of its own. */
  readonly own: NotificationLevel | undefined;
  readonly disabled?: boolean;
  readonly usual: string;
  readonly all: string;
  readonly changeTo: (level: NotificationLevel | null) => NotificationChange;
}

function useLevelMenu() {
  const { t } = useLingui();
  const chat = useChat();
  const settings = useChatState(selectNotifications);
  const menu = ({ own, disabled = false, usual, all, changeTo }: LevelMenu): MenuEntry => ({
    kind: 'submenu',
    label: t`Notifications`,
    icon: Bell,
    disabled: settings === null || disabled,
    items: [
      {
        kind: 'choice',
        label: t`Notifications`,
        value: own ?? 'usual',
        options: [
          { value: 'usual', label: usual },
          { value: 'all', label: all },
          { value: 'mentions', label: t`Mentions only` },
          { value: 'nothing', label: t`Nothing` },
        ],
        onValueChange: (value) => {
          if (!settings) return;
          const change = changeTo(value === 'usual' ? null : (value as NotificationLevel));
          void chat.send(notificationsUpdate, { workspaceId: settings.workspaceId, change });
        },
      },
    ],
  });
  return [settings, menu] as const;
}

/** What the menu of a channel offers for its notifications. */
export function useLevelEntry(): (channelId: ChannelId) => MenuEntry {
  const { t } = useLingui();
  const [settings, menu] = useLevelMenu();
  return (channelId) =>
    menu({
      own: settings?.channels.find((one) => one.channelId === channelId)?.level,
      usual: t`As in the workspace`,
      all: t`Every message`,
      changeTo: (level) => ({ kind: 'channel', channelId, level }),
    });
}

/** What the menu of a thread offers for its notifications; whoever does not follow it is told of mentions alone. */
export function useThreadLevelEntry(): (rootId: MessageId, isFollowed: boolean) => MenuEntry {
  const { t } = useLingui();
  const [settings, menu] = useLevelMenu();
  return (rootId, isFollowed) =>
    menu({
      own: settings?.threads.find((one) => one.rootId === rootId)?.level,
      disabled: !isFollowed,
      usual: t`As in the channel`,
      all: t`Every reply`,
      changeTo: (level) => ({ kind: 'thread', rootId, level }),
    });
}
