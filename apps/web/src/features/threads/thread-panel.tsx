import { Trans, useLingui } from '@lingui/react/macro';
import { type ChannelFace, selectConnection, selectThread, selectThreadReading } from '@parley/client';
import { threadFollow, threadUnfollow } from '@parley/protocol';
import { Bell, BellRing } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useChat, useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { useShortcut } from '../../ui/shortcuts.js';
import { ChannelBack } from '../channels/index.js';
import { PaneClose, SidePane, usePaneHeading, useWayBack, useWorkspaceSlug } from '../page/index.js';
import { useCommand } from '../problems/index.js';
import { ReplyComposer } from './reply-composer.js';
import { ThreadMenu } from './thread-menu.js';
import { RepliesSkeleton, ThreadReplies } from './thread-replies.js';
import { firstUnreadReply } from './use-thread-reading.js';

const TypingLine = lazyPart(async () => (await import('../channels/typing-line.js')).TypingLine);

export interface ThreadPanelProps {
  readonly state: ChannelFace;
  readonly rootId: string;
  /** Sequence of the reply to jump to. */
  readonly reply: number | undefined;
  /** What the channel is called. */
  readonly title: string;
}

/** Beside the timeline, or over it where the window is not wide enough: a message and what was replied to it. */
export function ThreadPanel(props: ThreadPanelProps) {
  const { t } = useLingui();
  return (
    <SidePane widthLabel={t`Width of the thread`}>
      <PanelContent {...props} />
    </SidePane>
  );
}

function PanelContent({ state, rootId, reply, title }: ThreadPanelProps) {
  const { t } = useLingui();
  const chat = useChat();
  const slug = useWorkspaceSlug();
  const { channel } = state;
  const thread = useChatState(selectThread(channel.id, rootId));
  const isCurrent = useIsCurrent();
  // Loaded again after it was let go of, as after a snapshot of the channel.
  const isHeld = thread !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: isHeld is what it waits for, and a list that is there looks for a reply by itself
  useEffect(() => {
    if (!isCurrent) return;
    const firstUnread = firstUnreadReply(channel.id, rootId)(chat.store.getState());
    chat.threads.open(channel.id, rootId, reply ?? firstUnread);
  }, [chat, channel.id, rootId, isHeld, isCurrent]);
  const wayBack = useWayBack();
  const close = () => wayBack(`/w/${slug}/c/${channel.id}`);
  useShortcut('escape', close, { label: t`Close the thread`, whileTyping: false });
  const heading = usePaneHeading();
  return (
    <aside aria-label={t`Thread`} className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-[calc(var(--spacing-header)+var(--spacing-safe-top))] flex-none items-center gap-1.5 border-b border-line ps-1 pe-3 pt-safe-top lg:ps-4">
        <ChannelBack channelId={channel.id} name={title} onClick={close} />
        <h2
          ref={heading}
          tabIndex={-1}
          className="flex min-w-0 flex-1 items-baseline gap-2 text-title font-bold outline-none"
        >
          <Trans>Thread</Trans>
          <span className="truncate text-small font-normal text-ink-3">{title}</span>
        </h2>
        {state.isMember && <FollowButton channelId={channel.id} rootId={rootId} />}
        {state.isMember && <ThreadMenu channelId={channel.id} rootId={rootId} />}
        <PaneClose label={t`Close the thread`} onClick={close} />
      </header>
      {isCurrent ? (
        <ThreadReplies channel={channel} rootId={rootId} thread={thread} reply={reply} />
      ) : (
        <RepliesSkeleton />
      )}
      {/* Its place is there always, so that nothing moves. */}
      <div className="flex h-6 flex-none items-center px-4 text-meta">
        <TypingLine channelId={channel.id} threadRootId={rootId} />
      </div>
      <ReplyComposer state={state} rootId={rootId} root={thread?.root ?? null} title={title} />
    </aside>
  );
}

/**
 * False while the page, freshly opened, still catches up: where reading stopped is not known before. Once it is it stays
 * so.
 */
function useIsCurrent(): boolean {
  const isBehind = useChatState((state) => {
    const { status } = selectConnection(state);
    return status === 'connecting' || status === 'syncing';
  });
  const [isCurrent, setCurrent] = useState(!isBehind);
  if (!isBehind && !isCurrent) setCurrent(true);
  return isCurrent || !isBehind;
}

interface ThreadPlace {
  readonly channelId: string;
  readonly rootId: string;
}

/** Whoever follows a thread sees it among their threads, and what is new in it. */
function FollowButton({ channelId, rootId }: ThreadPlace) {
  const { t } = useLingui();
  const run = useCommand();
  const [busy, setBusy] = useState(false);
  const isFollowed = useChatState(selectThreadReading(channelId, rootId)) !== undefined;
  const toggle = async () => {
    setBusy(true);
    await (isFollowed ? run(threadUnfollow, { rootId }) : run(threadFollow, { rootId }));
    setBusy(false);
  };
  return (
    <Button
      tone="ghost"
      size="small"
      icon={isFollowed ? BellRing : Bell}
      busy={busy}
      aria-pressed={isFollowed}
      onClick={() => void toggle()}
      className="coarse:h-11"
    >
      {isFollowed ? t`Following` : t`Follow`}
    </Button>
  );
}
