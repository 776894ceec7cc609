import { useLingui } from '@lingui/react/macro';
import { type ChannelFace, selectChannelFace } from '@parley/client';
import { Link, Navigate, useLocation, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useChat, useChatState } from '../../client.js';
import { buttonClass } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { Composer } from '../composer/index.js';
import { ConnectionStrip } from '../connection/index.js';
import { noteOpened, PageTitle, PaneHeader, remember, useWorkspaceSlug } from '../page/index.js';
import { PaneBoundary } from '../problems/index.js';
import { Timeline } from '../timeline/index.js';
import { ArchivedBar, PreviewBar } from './channel-bars.js';
import { ChannelHeader } from './channel-header.js';
import { useChannelTitle } from './channel-title.js';
import { useFollowMembers } from './members-query.js';
import { useReading } from './use-reading.js';

const DetailsPanel = lazyPart(async () => (await import('./details-panel.js')).DetailsPanel);
const LinkedReply = lazyPart(async () => (await import('./linked-reply.js')).LinkedReply);
const ThreadPanel = lazyPart(async () => (await import('../threads/thread-panel.js')).ThreadPanel);
const TypingLine = lazyPart(async () => (await import('./typing-line.js')).TypingLine);
const WelcomeCard = lazyPart(async () => (await import('./welcome-card.js')).WelcomeCard);

/** One channel or conversation: what was said, and the place to say something. */
export function ChannelScreen() {
  const channelId = useParams({ from: '/w/$slug/c/$channelId', select: (params) => params.channelId });
  const chat = useChat();
  const state = useChatState(selectChannelFace(channelId));
  // Asked for again when it goes away while it is open: the answer tells that it may not be seen any more.
  const isHeld = state !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: isHeld is what it waits for
  useEffect(() => chat.timelines.open(channelId), [chat, channelId, isHeld]);
  // Every channel one may see is known before the workspace is shown, so there is nothing to wait for.
  if (!state) return <NoChannel />;
  return <OpenChannel key={channelId} state={state} />;
}

function OpenChannel({ state }: { readonly state: ChannelFace }) {
  const { t } = useLingui();
  const { channel, isMember } = state;
  const { at, panel, thread, reply } = useSearch({ from: '/w/$slug/c/$channelId' });
  const slug = useWorkspaceSlug();
  const title = useChannelTitle(channel.id);
  const { firstUnread, onReachBottom } = useReading(channel.id);
  const name = channel.memberIds === null ? `#${title}` : title;
  useFollowMembers(channel.id);
  useEffect(() => {
    remember(`last-channel.${slug}`, channel.id);
    noteOpened(slug, channel.id);
  }, [slug, channel.id]);
  return (
    // What a pane lies over is not there for keys and screen readers either.
    <div className="relative flex min-h-0 flex-1 max-lg:has-[>.side-pane]:[&>section]:invisible">
      <PageTitle title={name} />
      {at !== undefined && <LinkedReply channelId={channel.id} at={at} />}
      <section className="flex min-w-0 flex-1 flex-col">
        <ChannelHeader state={state} panel={panel} />
        <PaneBoundary>
          <div className="relative flex min-h-0 flex-1 flex-col">
            <Timeline
              channelId={channel.id}
              firstUnread={firstUnread}
              at={at}
              onReachBottom={onReachBottom}
            />
          </div>
        </PaneBoundary>
        <Welcome channelName={channel.name} />
        <ConnectionStrip idle={<TypingLine channelId={channel.id} />} />
        <PaneBoundary>
          {channel.archivedAt !== null ? (
            <ArchivedBar />
          ) : isMember ? (
            <Composer channelId={channel.id} placeholder={t`Message ${name}`} />
          ) : (
            <PreviewBar channel={channel} />
          )}
        </PaneBoundary>
      </section>
      {thread !== undefined && (
        <PaneBoundary resetKey={thread}>
          <ThreadPanel key={thread} state={state} rootId={thread} reply={reply} title={name} />
        </PaneBoundary>
      )}
      {panel && (
        <PaneBoundary resetKey={panel}>
          <DetailsPanel state={state} panel={panel} />
        </PaneBoundary>
      )}
    </div>
  );
}

/** Only where the workspace greets, and only while nobody else is there. */
function Welcome({ channelName }: { readonly channelName: string | null }) {
  const isAlone = useChatState((state) => state.members.size === 1);
  if (!isAlone || channelName !== 'general') return null;
  return <WelcomeCard />;
}

/** Gone, or never visible to this person: the two look alike on purpose. */
function NoChannel() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const isStart = useLocation({ select: ({ state }) => state.isStart === true });
  // Shown from what is kept, and taken away meanwhile: whoever did not ask for it begins elsewhere.
  if (isStart) return <Navigate to="/w/$slug" params={{ slug }} replace />;
  return (
    <>
      <PageTitle title={t`Not found`} />
      <PaneHeader>
        <h1 tabIndex={-1} className="truncate text-title font-bold outline-none">{t`Not found`}</h1>
      </PaneHeader>
      <EmptyState
        className="flex-1"
        drawing="closed"
        title={t`There is nothing here that you can see.`}
        hint={t`The conversation was closed, or you do not belong to it.`}
        action={
          <Link to="/w/$slug/browse" params={{ slug }} className={buttonClass('secondary')}>
            {t`Browse channels`}
          </Link>
        }
      />
    </>
  );
}
