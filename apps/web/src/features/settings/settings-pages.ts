import { useLingui } from '@lingui/react/macro';
import {
  Bell,
  Info,
  KeyRound,
  Link2,
  type LucideIcon,
  MessageSquare,
  Palette,
  Smile,
  UserRound,
  UsersRound,
} from 'lucide-react';

export interface SettingsPageLink {
  readonly to: `/w/$slug/settings/${'profile' | 'account' | 'appearance' | 'messages' | 'notifications' | 'invites' | 'people' | 'emoji' | 'about'}`;
  readonly icon: LucideIcon;
  readonly label: string;
}

/** All pages of the settings, what is one's own first. */
export function useSettingsPages(): readonly SettingsPageLink[] {
  const { t } = useLingui();
  return [
    { to: '/w/$slug/settings/profile', icon: UserRound, label: t`Profile` },
    { to: '/w/$slug/settings/account', icon: KeyRound, label: t`Account` },
    { to: '/w/$slug/settings/appearance', icon: Palette, label: t`Appearance` },
    { to: '/w/$slug/settings/notifications', icon: Bell, label: t`Notifications` },
    { to: '/w/$slug/settings/messages', icon: MessageSquare, label: t`Messages` },
    { to: '/w/$slug/settings/invites', icon: Link2, label: t`Invites` },
    { to: '/w/$slug/settings/people', icon: UsersRound, label: t`Members` },
    { to: '/w/$slug/settings/emoji', icon: Smile, label: t`Emoji` },
    { to: '/w/$slug/settings/about', icon: Info, label: t`About` },
  ];
}
