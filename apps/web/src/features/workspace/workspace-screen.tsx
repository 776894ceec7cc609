import { useLingui } from '@lingui/react/macro';
import { selectMe, selectPhase } from '@parley/client';
import { Outlet, useLocation, useParams, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ChatContext, chatFor, queryClient, useChatState } from '../../client.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { ResizablePane } from '../../ui/resizable-pane.js';
import { useWindowWidth } from '../../ui/use-media.js';
import { useLineBack } from '../connection/index.js';
import { ConnectionLayer } from '../connection-panel/index.js';
import { CrowdLayer } from '../crowd/index.js';
import { EmojiLayer } from '../emoji/index.js';
import { LaterLayer } from '../later/index.js';
import { MentionChips } from '../mention-chips/index.js';
import {
  notePlace,
  places,
  remember,
  remembered,
  useOpenChannelId,
  useTrail,
  useWorkspaceSlug,
} from '../page/index.js';
import { ProfileLayer, useWatchLookAlikes } from '../people/index.js';
import { FollowPreferences } from '../preferences/index.js';
import { PaneBoundary } from '../problems/index.js';
import { Sidebar, useOpeningShortcuts } from '../sidebar/index.js';
import { useUnreadShortcuts, WhyUnreadLayer } from '../unread/index.js';
import { BottomBar } from './bottom-bar.js';
import { DialogHost } from './dialog-host.js';
import { MessageDialogHost } from './message-dialog-host.js';
import { SkipLinks } from './skip-links.js';
import { StartingScreen } from './starting-screen.js';
import { WorkspaceTitle } from './title.js';
import { useRouteFocus } from './use-route-focus.js';
import { warmUp } from './warm-up.js';

const FollowEdits = lazyPart(async () => (await import('../composer/follow-edits.js')).FollowEdits);
const NoticeLayer = lazyPart(async () => (await import('../notices/notice-layer.js')).NoticeLayer);
const RefusedScreen = lazyPart(async () => (await import('./refused-screen.js')).RefusedScreen);

const widths = { min: 220, max: 360, initial: 264 };

/** A workspace: its chat client, the list beside, and the view that the address names. */
export function WorkspaceScreen() {
  const slug = useParams({ from: '/w/$slug', select: (params) => params.slug });
  useEffect(() => remember('last-workspace', slug), [slug]);
  return (
    <ChatContext value={chatFor(slug)} key={slug}>
      <OpenWorkspace />
    </ChatContext>
  );
}

function OpenWorkspace() {
  const phase = useChatState(selectPhase);
  const isKnown = useChatState(selectMe) !== null;
  const [openedAt] = useState(() => Date.now());
  if (phase.kind === 'refused') {
    return <RefusedScreen code={phase.code} />;
  }
  if (phase.kind === 'starting' || !isKnown) return <StartingScreen />;
  return (
    <MentionChips>
      <Panes openedAt={openedAt} />
    </MentionChips>
  );
}

function Panes({ openedAt }: { readonly openedAt: number }) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const channelId = useOpenChannelId();
  const pathname = useLocation({ select: (location) => location.pathname });
  const isNarrow = useWindowWidth() === 'narrow';
  const [width, setWidth] = useState(() => Number(remembered('sidebar-width')) || widths.initial);
  const place = places.find((one) => one.replace('$slug', slug) === pathname.replace(/\/$/, ''));
  useEffect(() => {
    if (place) notePlace(place);
  }, [place]);
  useRouteFocus();
  useTrail();
  useOpeningShortcuts();
  useUnreadShortcuts();
  useWatchLookAlikes();
  useEffect(warmUp, []);
  const router = useRouter();
  useLineBack(() => {
    void queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
    if (router.state.matches.some(({ status }) => status === 'error')) void router.invalidate();
  });
  return (
    <div className="flex h-full flex-col bg-sidebar ps-safe-left pe-safe-right">
      <WorkspaceTitle />
      <FollowPreferences />
      <SkipLinks />
      <div className="flex min-h-0 flex-1">
        {!isNarrow && (
          <aside aria-label={t`Sidebar`} className="flex flex-none">
            <ResizablePane
              side="start"
              label={t`Width of the sidebar`}
              width={width}
              limits={widths}
              onWidthChange={(next) => {
                setWidth(next);
                remember('sidebar-width', String(next));
              }}
            >
              <PaneBoundary>
                <Sidebar />
              </PaneBoundary>
            </ResizablePane>
          </aside>
        )}
        <main
          id="main"
          tabIndex={-1}
          className="relative flex min-w-0 flex-1 flex-col bg-canvas outline-none md:border-s md:border-line"
        >
          <PaneBoundary resetKey={channelId ?? pathname}>
            <Outlet />
          </PaneBoundary>
        </main>
      </div>
      {isNarrow && place && <BottomBar />}
      <DialogHost />
      <MessageDialogHost />
      <ProfileLayer />
      <EmojiLayer />
      <WhyUnreadLayer />
      <LaterLayer />
      <CrowdLayer />
      <NoticeLayer openedAt={openedAt} />
      <FollowEdits />
      <ConnectionLayer />
    </div>
  );
}
