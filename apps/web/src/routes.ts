import { type DirectorySort, directorySorts, id } from '@parley/protocol';
import { createRootRoute, createRoute, createRouter, notFound, redirect } from '@tanstack/react-router';
import { createElement } from 'react';
import { queryClient } from './client.js';
import { AuthProblem, forgetSession, lastSession, sessionQuery } from './features/auth/index.js';
import { isOwnPath } from './features/auth/own-path.js';
import { ChannelScreen } from './features/channels/channel-screen.js';
import { isPanelName, type PanelName } from './features/channels/panel-name.js';
import { NotFoundScreen, PendingScreen, remembered } from './features/page/index.js';
import { ViewProblem } from './features/workspace/view-problem.js';
import { WorkspaceScreen } from './features/workspace/workspace-screen.js';
import { lazyView } from './lazy-view.js';
import { lazyPart } from './ui/lazy-part.js';

/** Tells a workspace one may not see from an address in it that leads nowhere. */
const noAccess = 'no-access';
const NoAccessScreen = lazyPart(
  async () => (await import('./features/workspace/refused-screen.js')).NoAccessScreen,
);

const session = () => queryClient.ensureQueryData(sessionQuery);

let isConfirming = false;

/**
 * Whoever was signed in here is shown what is kept on this device while the server is asked whether they still are.
 * When it says otherwise everything is decided anew, with its answer.
 */
function openBeforeAnswer(slug: string | null): string | undefined {
  const kept = lastSession();
  const entry = kept?.workspaces.find(({ workspace }) => workspace.slug === slug);
  if (!kept || !entry || queryClient.getQueryData(sessionQuery.queryKey)) return undefined;
  if (!isConfirming) void confirm(kept.account.id, entry.workspace.id);
  return entry.workspace.slug;
}

async function confirm(userId: string, workspaceId: string): Promise<void> {
  isConfirming = true;
  try {
    const { session: mine } = await session();
    const isStillSo =
      mine?.account.id === userId && mine.workspaces.some(({ workspace }) => workspace.id === workspaceId);
    if (isStillSo) return;
    await forgetSession();
    await router.invalidate();
  } catch {
    // No answer says nothing against it; the chat client goes on asking.
  } finally {
    isConfirming = false;
  }
}

const root = createRootRoute({ notFoundComponent: NotFoundScreen, errorComponent: AuthProblem });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    const known = openBeforeAnswer(remembered('last-workspace'));
    if (known) throw redirect({ to: '/w/$slug', params: { slug: known }, replace: true });
    const { isSetUp, session: mine } = await session();
    if (!isSetUp) throw redirect({ to: '/setup', replace: true });
    if (!mine) throw redirect({ to: '/sign-in', replace: true });
    const last = remembered('last-workspace');
    const entry = mine.workspaces.find(({ workspace }) => workspace.slug === last) ?? mine.workspaces[0];
    if (!entry) throw notFound();
    throw redirect({ to: '/w/$slug', params: { slug: entry.workspace.slug }, replace: true });
  },
  notFoundComponent: lazyView(
    () => import('./features/workspace/no-workspace-screen.js'),
    'NoWorkspaceScreen',
  ),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: async () => {
    if ((await session()).isSetUp) throw redirect({ to: '/', replace: true });
  },
  component: lazyView(() => import('./features/auth/setup-screen.js'), 'SetupScreen'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    isOwnPath(search.to) ? { to: search.to } : {},
  beforeLoad: async ({ search }) => {
    const { isSetUp, session: mine } = await session();
    if (!isSetUp) throw redirect({ to: '/setup', replace: true });
    if (mine) throw redirect({ href: search.to ?? '/', replace: true });
  },
  component: lazyView(() => import('./features/auth/sign-in-screen.js'), 'SignInScreen'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join/$code',
  beforeLoad: session,
  component: lazyView(() => import('./features/auth/join-screen.js'), 'JoinScreen'),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  beforeLoad: session,
  component: lazyView(() => import('./features/auth/reset-screen.js'), 'ResetScreen'),
});

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/w/$slug',
  beforeLoad: async ({ params, location }) => {
    if (openBeforeAnswer(params.slug)) return;
    const { session: mine } = await session();
    if (!mine) throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true });
    if (!mine.workspaces.some((entry) => entry.workspace.slug === params.slug)) {
      throw notFound({ data: noAccess });
    }
  },
  component: WorkspaceScreen,
  notFoundComponent: ({ data }) => createElement(data === noAccess ? NoAccessScreen : NotFoundScreen),
});

const workspaceHome = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  component: lazyView(() => import('./features/workspace/workspace-home.js'), 'WorkspaceHome'),
});

/**
 * `at`: the sequence to jump to. `panel` or `thread`: what stands beside the timeline, details or the thread of this
 * message. `reply`: the sequence to jump to in it.
 */
interface ChannelSearch {
  readonly at?: number;
  readonly panel?: PanelName;
  readonly thread?: string | undefined;
  readonly reply?: number;
}

const isSequence = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const isDirectorySort = (value: unknown): value is DirectorySort =>
  directorySorts.some((sort) => sort === value);
const isId = (value: unknown): value is string => id.safeParse(value).success;

const channel = createRoute({
  getParentRoute: () => workspace,
  path: 'c/$channelId',
  validateSearch: ({ at, panel, thread, reply }: Record<string, unknown>): ChannelSearch => ({
    ...(isSequence(at) && { at }),
    ...(isPanelName(panel) && { panel }),
    ...(isId(thread) && !isPanelName(panel) && { thread, ...(isSequence(reply) && { reply }) }),
  }),
  component: ChannelScreen,
});

const browse = createRoute({
  getParentRoute: () => workspace,
  path: 'browse',
  validateSearch: ({ sort }: Record<string, unknown>): { sort?: DirectorySort } =>
    isDirectorySort(sort) ? { sort } : {},
  component: lazyView(() => import('./features/channels/browse-screen.js'), 'BrowseScreen'),
});

/** `group`: the user group that is open. `sort`: who is here first, instead of by name. */
interface PeopleSearch {
  readonly tab?: 'groups';
  readonly group?: string;
  readonly sort?: 'here';
}

const people = createRoute({
  getParentRoute: () => workspace,
  path: 'people',
  validateSearch: ({ tab, group, sort }: Record<string, unknown>): PeopleSearch => ({
    ...(sort === 'here' && { sort }),
    ...((tab === 'groups' || typeof group === 'string') && { tab: 'groups' as const }),
    ...(typeof group === 'string' && { group }),
  }),
  component: lazyView(() => import('./features/people/people-screen.js'), 'PeopleScreen'),
});

const threads = createRoute({
  getParentRoute: () => workspace,
  path: 'threads',
  validateSearch: ({ only }: Record<string, unknown>): { only?: 'unread' } =>
    only === 'unread' ? { only } : {},
  component: lazyView(() => import('./features/threads/threads-screen.js'), 'ThreadsScreen'),
});

const unread = createRoute({
  getParentRoute: () => workspace,
  path: 'unread',
  component: lazyView(() => import('./features/unread/unread-screen.js'), 'UnreadScreen'),
});

const later = createRoute({
  getParentRoute: () => workspace,
  path: 'later',
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: 'saved' | 'reminders' } =>
    tab === 'saved' || tab === 'reminders' ? { tab } : {},
  component: lazyView(() => import('./features/later/later-screen.js'), 'LaterScreen'),
});

const drafts = createRoute({
  getParentRoute: () => workspace,
  path: 'drafts',
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: 'drafts' | 'scheduled' } =>
    tab === 'drafts' || tab === 'scheduled' ? { tab } : {},
  component: lazyView(() => import('./features/later/drafts-screen.js'), 'DraftsScreen'),
});

const you = createRoute({
  getParentRoute: () => workspace,
  path: 'you',
  component: lazyView(() => import('./features/workspace/you-screen.js'), 'YouScreen'),
});

const settings = createRoute({
  getParentRoute: () => workspace,
  path: 'settings',
  component: lazyView(() => import('./features/settings/settings-layout.js'), 'SettingsLayout'),
});

const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyView(() => import('./features/settings/settings-layout.js'), 'SettingsHome'),
});

const settingsProfile = createRoute({
  getParentRoute: () => settings,
  path: 'profile',
  component: lazyView(() => import('./features/settings/profile-page.js'), 'ProfilePage'),
});

const settingsAccount = createRoute({
  getParentRoute: () => settings,
  path: 'account',
  component: lazyView(() => import('./features/settings/account-page.js'), 'AccountPage'),
});

const settingsAppearance = createRoute({
  getParentRoute: () => settings,
  path: 'appearance',
  component: lazyView(() => import('./features/settings/appearance-page.js'), 'AppearancePage'),
});

const settingsMessages = createRoute({
  getParentRoute: () => settings,
  path: 'messages',
  component: lazyView(() => import('./features/settings/messages-page.js'), 'MessagesPage'),
});

const settingsNotifications = createRoute({
  getParentRoute: () => settings,
  path: 'notifications',
  component: lazyView(() => import('./features/settings/notifications-page.js'), 'NotificationsPage'),
});

const settingsInvites = createRoute({
  getParentRoute: () => settings,
  path: 'invites',
  component: lazyView(() => import('./features/settings/invites-page.js'), 'InvitesPage'),
});

const settingsPeople = createRoute({
  getParentRoute: () => settings,
  path: 'people',
  component: lazyView(() => import('./features/settings/people-page.js'), 'PeoplePage'),
});

const settingsEmoji = createRoute({
  getParentRoute: () => settings,
  path: 'emoji',
  component: lazyView(() => import('./features/settings/emoji-page.js'), 'EmojiPage'),
});

const settingsAbout = createRoute({
  getParentRoute: () => settings,
  path: 'about',
  component: lazyView(() => import('./features/settings/about-page.js'), 'AboutPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    setup,
    signIn,
    join,
    reset,
    workspace.addChildren([
      workspaceHome,
      channel,
      browse,
      people,
      threads,
      unread,
      later,
      drafts,
      you,
      settings.addChildren([
        settingsHome,
        settingsProfile,
        settingsAccount,
        settingsAppearance,
        settingsMessages,
        settingsNotifications,
        settingsInvites,
        settingsPeople,
        settingsEmoji,
        settingsAbout,
      ]),
    ]),
  ]),
  defaultPreload: 'intent',
  // Views bring their own skeletons; this is for code and for a server that takes its time.
  defaultPendingMs: 500,
  defaultPendingComponent: PendingScreen,
  defaultErrorComponent: ViewProblem,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface HistoryState {
    /** The app chose this channel to begin with, nobody asked for it. */
    isStart?: boolean;
    /** Somebody is in the workspace for the first time: they begin in a channel, on a narrow window too. */
    isArrival?: boolean;
  }
}
