import { useLingui } from '@lingui/react/macro';
import { selectMe } from '@parley/client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  ChevronDown,
  Keyboard,
  LogOut,
  Monitor,
  Moon,
  Plus,
  Settings,
  Sun,
  SunMoon,
  UserPlus,
  UsersRound,
} from 'lucide-react';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { Avatar } from '../../ui/avatar.js';
import { Icon } from '../../ui/icon.js';
import { LazyMenu } from '../../ui/lazy-menu.js';
import type { MenuEntry } from '../../ui/menu.js';
import type { Theme } from '../../ui/theme.js';
import { lastSession, sessionQuery, useSignOut } from '../auth/index.js';
import { openDialog, useWorkspaceSlug } from '../page/index.js';
import { usePreferences } from '../preferences/index.js';
import { openingKeys } from './channel-shortcuts.js';

/** The name of the workspace, and all that belongs to it as a whole. */
export function WorkspaceMenu() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const me = useChatState(selectMe);
  const { data } = useQuery(sessionQuery);
  const [before] = useState(lastSession);
  const mine = data ? data.session : before;
  const [{ theme }, prefer] = usePreferences();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const others = mine?.workspaces.filter(({ workspace }) => workspace.slug !== slug) ?? [];
  const name = me?.workspace.name ?? '';
  const themeIcons = { system: Monitor, light: Sun, dark: Moon };
  const items: readonly MenuEntry[] = [
    { label: t`Invite people`, icon: UserPlus, onSelect: () => openDialog('invite-people') },
    {
      label: t`People`,
      icon: UsersRound,
      onSelect: () => void navigate({ to: '/w/$slug/people', params: { slug } }),
    },
    {
      label: t`Settings`,
      icon: Settings,
      onSelect: () => void navigate({ to: '/w/$slug/settings', params: { slug } }),
    },
    {
      kind: 'submenu',
      label: t`Theme`,
      icon: SunMoon,
      items: [
        {
          kind: 'choice',
          label: t`Theme`,
          value: theme,
          options: [
            { value: 'system', label: t`Like the system`, icon: themeIcons.system },
            { value: 'light', label: t`Light`, icon: themeIcons.light },
            { value: 'dark', label: t`Dark`, icon: themeIcons.dark },
          ],
          onValueChange: (value) => prefer({ theme: value as Theme }),
        },
      ],
    },
    {
      label: t`Keyboard shortcuts`,
      icon: Keyboard,
      shortcut: openingKeys.help,
      onSelect: () => openDialog('shortcuts'),
    },
    { kind: 'divider' },
    {
      kind: 'group',
      label: t`Workspaces`,
      items: [
        ...others.map(
          ({ workspace }): MenuEntry => ({
            label: workspace.name,
            hint: `/w/${workspace.slug}`,
            onSelect: () => void navigate({ to: '/w/$slug', params: { slug: workspace.slug } }),
          }),
        ),
        { label: t`Create workspace`, icon: Plus, onSelect: () => openDialog('create-workspace') },
      ],
    },
    { kind: 'divider' },
    { label: t`Sign out`, icon: LogOut, onSelect: () => void signOut() },
  ];
  return (
    <LazyMenu
      items={items}
      header={
        <>
          <p className="truncate font-semibold">{me?.account.name}</p>
          <p className="truncate text-meta text-ink-3">{me?.account.email}</p>
        </>
      }
      trigger={
        <button
          type="button"
          data-focus-inside
          className="flex h-10 coarse:h-11 min-w-0 flex-1 items-center gap-2.5 rounded-control px-2 text-start transition-colors duration-quick hover:bg-hover aria-expanded:bg-press"
        >
          <Avatar name={name} seed={slug} size={24} />
          <span className="min-w-0 truncate text-title font-bold">{name}</span>
          <Icon icon={ChevronDown} className="text-ink-3" />
          <span className="sr-only">{t`Workspace menu`}</span>
        </button>
      }
    />
  );
}
