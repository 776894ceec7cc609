import { useLingui } from '@lingui/react/macro';
import { isQuiet } from '@parley/client';
import { memberSetQuiet } from '@parley/protocol';
import { useNavigate } from '@tanstack/react-router';
import {
  AlarmClock,
  Bell,
  BellDot,
  BellRing,
  Bookmark,
  CheckCheck,
  Compass,
  FolderPlus,
  Hash,
  Info,
  Keyboard,
  Link2,
  type LucideIcon,
  MessageSquare,
  MessagesSquare,
  Moon,
  MoonStar,
  Palette,
  PencilLine,
  Rows3,
  SmilePlus,
  SquarePen,
  Sun,
  UserPlus,
  UserRound,
  UsersRound,
} from 'lucide-react';
import { useMemo } from 'react';
import { useChat } from '../../client.js';
import { useMedia } from '../../ui/use-media.js';
import { askForTime } from '../later/index.js';
import { openDialog, useWorkspaceSlug } from '../page/index.js';
import { usePreferences } from '../preferences/index.js';
import { useCommand } from '../problems/index.js';
import { endOf, quietUntil } from '../quiet/index.js';
import { unreadKeys, useMarkAllRead } from '../unread/index.js';
import { openingKeys } from './channel-shortcuts.js';
import { createSection } from './section-dialog-state.js';
import type { ActionEntry } from './switcher-ranking.js';

interface Action {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
  readonly words?: string;
  readonly shortcut?: string;
}

const asEntries = (kind: ActionEntry['kind'], actions: readonly Action[]): ActionEntry[] =>
  actions.map((action, nth) => ({ words: '', ...action, kind, key: `${kind}-${nth}`, note: '' }));

/** Views to look at, and what people do often; with other words that some know them by. */
export function useSwitcherActions(): readonly ActionEntry[] {
  const views = useViews();
  const commands = useCommands();
  return useMemo(() => [...asEntries('view', views), ...asEntries('command', commands)], [views, commands]);
}

function useViews(): readonly Action[] {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  return useMemo(() => {
    const go = (to: ViewPath) => () => void navigate({ to, params: { slug } });
    return [
      { label: t`Unread`, icon: BellDot, shortcut: unreadKeys.show, run: go('/w/$slug/unread') },
      { label: t`Threads`, icon: MessagesSquare, words: t`replies`, run: go('/w/$slug/threads') },
      {
        label: t`Later`,
        icon: Bookmark,
        words: t`saved messages, bookmarks, reminders`,
        run: go('/w/$slug/later'),
      },
      { label: t`Drafts & scheduled`, icon: PencilLine, run: go('/w/$slug/drafts') },
      { label: t`Browse channels`, icon: Compass, words: t`join a channel`, run: go('/w/$slug/browse') },
      { label: t`People`, icon: UsersRound, words: t`directory, members`, run: go('/w/$slug/people') },
      {
        label: t`Groups`,
        icon: UsersRound,
        words: t`teams`,
        run: () => void navigate({ to: '/w/$slug/people', params: { slug }, search: { tab: 'groups' } }),
      },
      {
        label: t`Settings: profile`,
        icon: UserRound,
        words: t`preferences, name, pronouns, time zone, quiet hours`,
        run: go('/w/$slug/settings/profile'),
      },
      {
        label: t`Settings: appearance`,
        icon: Palette,
        words: t`preferences, theme, language, clock, density, send with Enter`,
        run: go('/w/$slug/settings/appearance'),
      },
      {
        label: t`Settings: notifications`,
        icon: Bell,
        words: t`preferences, keywords, sound`,
        run: go('/w/$slug/settings/notifications'),
      },
      {
        label: t`Settings: messages`,
        icon: MessageSquare,
        words: t`preferences, undo sending, rules`,
        run: go('/w/$slug/settings/messages'),
      },
      {
        label: t`Settings: invites`,
        icon: Link2,
        words: t`preferences`,
        run: go('/w/$slug/settings/invites'),
      },
      {
        label: t`About Parley`,
        icon: Info,
        words: t`preferences, version`,
        run: go('/w/$slug/settings/about'),
      },
    ];
  }, [t, slug, navigate]);
}

type ViewPath =
  | `/w/$slug/${'unread' | 'threads' | 'later' | 'drafts' | 'browse' | 'people'}`
  | `/w/$slug/settings/${'profile' | 'appearance' | 'notifications' | 'messages' | 'invites' | 'about'}`;

function useCommands(): readonly Action[] {
  const { t } = useLingui();
  const chat = useChat();
  const run = useCommand();
  const markAllRead = useMarkAllRead();
  const [{ theme, density }, prefer] = usePreferences();
  const isSystemDark = useMedia('(prefers-color-scheme: dark)');
  const isDark = theme === 'dark' || (theme === 'system' && isSystemDark);
  const quiet = (until: Date | null) => void run(memberSetQuiet, quietUntil(chat.store.getState(), until));
  const words = t`do not disturb, dnd, mute notifications, quiet`;
  // As of when the switcher was opened, as everything in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen here closes the switcher
  return useMemo(
    () => [
      { label: t`New message`, icon: SquarePen, run: () => openDialog('new-direct') },
      { label: t`Create channel`, icon: Hash, run: () => openDialog('create-channel') },
      { label: t`Invite people`, icon: UserPlus, run: () => openDialog('invite-people') },
      { label: t`New section`, icon: FolderPlus, words: t`sidebar`, run: () => createSection() },
      {
        label: t`New reminder`,
        icon: AlarmClock,
        words: t`remind me`,
        run: () => askForTime({ kind: 'reminder', message: null }),
      },
      {
        label: t`Mark all as read`,
        icon: CheckCheck,
        shortcut: unreadKeys.markAllRead,
        run: markAllRead,
      },
      { label: t`Set a status`, icon: SmilePlus, words: t`away, at lunch`, run: () => openDialog('status') },
      ...(isQuiet(chat.store.getState(), Date.now())
        ? [{ label: t`Disturb me again`, icon: BellRing, words, run: () => quiet(null) }]
        : []),
      {
        label: t`Do not disturb for 1 hour`,
        icon: Moon,
        words,
        run: () => quiet(endOf('hour', Date.now())),
      },
      {
        label: t`Do not disturb until tomorrow`,
        icon: MoonStar,
        words,
        run: () => quiet(endOf('today', Date.now())),
      },
      isDark
        ? { label: t`Switch to the light theme`, icon: Sun, run: () => prefer({ theme: 'light' }) }
        : { label: t`Switch to the dark theme`, icon: Moon, run: () => prefer({ theme: 'dark' }) },
      density === 'compact'
        ? {
            label: t`Show more air`,
            icon: Rows3,
            words: t`density`,
            run: () => prefer({ density: 'comfortable' }),
          }
        : {
            label: t`Show more at once`,
            icon: Rows3,
            words: t`density, compact`,
            run: () => prefer({ density: 'compact' }),
          },
      {
        label: t`Keyboard shortcuts`,
        icon: Keyboard,
        shortcut: openingKeys.help,
        words: t`help`,
        run: () => openDialog('shortcuts'),
      },
    ],
    [t, isDark, density],
  );
}
