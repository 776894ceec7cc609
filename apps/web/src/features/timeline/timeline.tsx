import { useLingui } from '@lingui/react/macro';
import { type ChatState, selectChannelFace, selectConnection, selectPending } from '@parley/client';
import { useMemo, useSyncExternalStore } from 'react';
import { useChat, useChatState } from '../../client.js';
import { PaneProblem } from '../problems/index.js';
import { ReactorsLayer } from '../reactions/index.js';
import { ChannelNews } from './channel-news.js';
import { DeleteDialog } from './delete-dialog.js';
import { MessageList } from './message-list.js';
import { NotOnDevice } from './not-on-device.js';
import { usePages } from './pages.js';
import { settledTimeline } from './settled-timeline.js';
import { TimelineSkeleton } from './timeline-skeleton.js';
import { useItems } from './use-items.js';

export interface TimelineProps {
  readonly channelId: string;
  /** Sequence of the first message that was unread when the channel was opened: where the "New" line stands. */
  readonly firstUnread: number | undefined;
  /** Sequence to jump to, from a link. */
  readonly at?: number | undefined;
  /** The newest message is on screen and the window is looked at. */
  readonly onReachBottom: (newestSequence: number) => void;
}

const selectIsConnected = (state: ChatState) => selectConnection(state).status === 'connected';

/** The messages of one channel. Mount it with the channel's id as its key. */
export function Timeline({ channelId, firstUnread, at, onReachBottom }: TimelineProps) {
  const { t } = useLingui();
  const chat = useChat();
  const settled = useMemo(() => settledTimeline(chat.store, channelId), [chat, channelId]);
  const timeline = useSyncExternalStore(settled.subscribe, settled.read);
  const pending = useChatState(selectPending(channelId));
  const channel = useChatState(selectChannelFace(channelId))?.channel;
  const isConnected = useChatState(selectIsConnected);
  const items = useItems(timeline, { pending, firstUnread });
  const pages = usePages(chat.timelines, channelId);

  if (!timeline || !channel) return <TimelineSkeleton />;
  if (timeline.rows.length === 0 && pending.length === 0) {
    if (timeline.status === 'failed' && !isConnected) return <NotOnDevice />;
    if (timeline.status === 'failed')
      return (
        <PaneProblem
          error={undefined}
          title={t`These messages could not be loaded`}
          className="grid flex-1 place-items-center"
          onRetry={() => void pages.loadNewest()}
        />
      );
    if (timeline.status !== 'ready') return <TimelineSkeleton />;
  }
  return (
    <>
      <MessageList
        kind="channel"
        place={channelId}
        label={t`Messages`}
        channel={channel}
        pages={pages}
        items={items}
        timeline={timeline}
        firstUnread={firstUnread}
        at={at}
        onReachBottom={onReachBottom}
      />
      <ChannelNews channelId={channelId} />
      <DeleteDialog />
      <ReactorsLayer />
    </>
  );
}
