import { useLingui } from '@lingui/react/macro';
import { useShortcut } from '../../ui/shortcuts.js';
import { openDialog, useOpenChannelId } from '../page/index.js';
import type { Going } from './going.js';
import { nextRow, type ReachableRow, type RowStep } from './next-row.js';

/** Also shown where the same is opened by hand. */
export const openingKeys = { switcher: 'mod+k', help: 'mod+/', helpByOne: '?' } as const;

/** The keys that open the switcher and the help, also where the list of channels is not in the window. */
export function useOpeningShortcuts(): void {
  const { t } = useLingui();
  const group = t`Getting around`;
  useShortcut(openingKeys.switcher, () => openDialog('quick-switcher'), {
    label: t`Go to a channel, person or command`,
    group,
  });
  const help = { label: t`Keyboard shortcuts`, group };
  useShortcut(openingKeys.help, () => openDialog('shortcuts'), help);
  useShortcut(openingKeys.helpByOne, () => openDialog('shortcuts'), help);
}

/** The keys that lead from channel to channel. */
export function useChannelShortcuts(rows: readonly ReachableRow[], going: Going): void {
  const { t } = useLingui();
  const openId = useOpenChannelId();
  const go = (step: RowStep) => {
    // A step counts from where the last one leads, drawn or not.
    const channelId = nextRow(rows, going.ahead.getState() ?? openId, step);
    if (channelId !== undefined) going.go(channelId);
  };
  const group = t`Getting around`;
  useShortcut('alt+arrowup', () => go({ direction: 'up', unreadOnly: false }), {
    label: t`Previous channel`,
    group,
    whileTyping: true,
  });
  useShortcut('alt+arrowdown', () => go({ direction: 'down', unreadOnly: false }), {
    label: t`Next channel`,
    group,
    whileTyping: true,
  });
  useShortcut('alt+shift+arrowup', () => go({ direction: 'up', unreadOnly: true }), {
    label: t`Previous unread channel`,
    group,
    whileTyping: true,
  });
  useShortcut('alt+shift+arrowdown', () => go({ direction: 'down', unreadOnly: true }), {
    label: t`Next unread channel`,
    group,
    whileTyping: true,
  });
}
