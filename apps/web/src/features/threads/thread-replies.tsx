import { useLingui } from '@lingui/react/macro';
import { type OpenThread, selectConnection, selectPendingReplies } from '@parley/client';
import type { Channel } from '@parley/protocol';
import type { ReactNode } from 'react';
import { useChat, useChatState } from '../../client.js';
import { SkeletonGroup } from '../../ui/skeleton.js';
import { useMyId } from '../people/index.js';
import { PaneProblem } from '../problems/index.js';
import {
  ListItem,
  MessageList,
  NotOnDevice,
  SkeletonRows,
  ThreadPlaceProvider,
  useItems,
  usePages,
} from '../timeline/index.js';
import { useAnnounceReplies } from './use-announce-replies.js';
import { useThreadReading } from './use-thread-reading.js';

interface ThreadRepliesProps {
  readonly channel: Channel;
  readonly rootId: string;
  readonly thread: OpenThread | undefined;
  /** Sequence of the reply to jump to. */
  readonly reply: number | undefined;
}

/** The root on top, then its replies: it opens where reading stopped, and who is at the end follows what comes. */
export function ThreadReplies({ channel, rootId, thread, reply }: ThreadRepliesProps) {
  const { t } = useLingui();
  const { threads } = useChat();
  const myId = useMyId();
  const isConnected = useChatState((state) => selectConnection(state).status === 'connected');
  const pending = useChatState(selectPendingReplies(rootId));
  const { firstUnread, onSeen, onReachBottom } = useThreadReading(channel.id, rootId, reply);
  useAnnounceReplies(channel.id, rootId);
  const root = thread?.root ?? null;
  const timeline = thread?.timeline;
  const items = useItems(timeline, { pending, firstUnread, root });
  const pages = usePages(threads, rootId);

  const isThere = timeline !== undefined && (timeline.rows.length > 0 || timeline.status === 'ready');
  if (timeline?.status === 'failed' && !isThere) {
    if (!isConnected) return <NotOnDevice />;
    return (
      <PaneProblem
        error={undefined}
        title={t`This thread could not be loaded`}
        className="grid flex-1 place-items-center"
        onRetry={() => threads.open(channel.id, rootId, reply)}
      />
    );
  }
  return (
    <ThreadPlaceProvider value={rootId}>
      {isThere ? (
        <MessageList
          kind="thread"
          place={rootId}
          label={t`Replies`}
          channel={channel}
          pages={pages}
          items={items}
          timeline={timeline}
          firstUnread={firstUnread}
          at={reply}
          opensAt={firstUnread}
          onReachBottom={onReachBottom}
          onSeen={onSeen}
        />
      ) : (
        <RepliesSkeleton>
          {items.slice(0, root ? 2 : 0).map((item) => (
            <ListItem
              key={item.key}
              {...{ item, channel, myId }}
              isActive={false}
              isTabStop={false}
              isTarget={false}
            />
          ))}
        </RepliesSkeleton>
      )}
    </ThreadPlaceProvider>
  );
}

/** The thread as it will be; over it what is there already. */
export function RepliesSkeleton({ children }: { readonly children?: ReactNode }) {
  const { t } = useLingui();
  return (
    <div
      role="log"
      aria-live="off"
      aria-label={t`Replies`}
      aria-busy
      className="min-h-0 flex-1 overflow-hidden"
    >
      {children}
      <SkeletonGroup label={t`Loading replies`}>
        <SkeletonRows rows={3} />
      </SkeletonGroup>
    </div>
  );
}
