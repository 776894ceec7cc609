import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type OpenThread, selectConnection, selectPendingReplies } from '@parley/client';
import type { Channel } from '@parley/protocol';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useChat, useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { DividerWithLabel } from '../../ui/divider-with-label.js';
import { SkeletonGroup } from '../../ui/skeleton.js';
import { useMyId } from '../people/index.js';
import { PaneProblem } from '../problems/index.js';
import {
  ListItem,
  NotOnDevice,
  SkeletonRows,
  ThreadPlaceProvider,
  type TimelineItem,
  timelineItems,
  unfoldEvent,
  useActiveRow,
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

/** Distance from the end, in px, that still counts as "reading the newest". */
const endThreshold = 48;

const isOneDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();

/** The root on top, then its replies; who is at the end follows what comes. */
export function ThreadReplies({ channel, rootId, thread, reply }: ThreadRepliesProps) {
  const { t } = useLingui();
  const chat = useChat();
  const myId = useMyId();
  const isConnected = useChatState((state) => selectConnection(state).status === 'connected');
  const pending = useChatState(selectPendingReplies(rootId));
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const root = thread?.root ?? null;
  const timeline = thread?.timeline;
  const newest = timeline?.rows.at(timeline.rows.length - 1)?.sequence ?? 0;
  const firstUnread = useThreadReading(channel.id, rootId, { newest, isAtEnd });
  useAnnounceReplies(channel.id, rootId);

  // `version` stands for the rows, which grow in place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const items = useMemo(() => {
    if (!timeline) return [];
    const { rows, hasMoreBefore } = timeline;
    const replies = timelineItems({
      ...{ rows, pending, hasMoreBefore, hasMoreAfter: false, myId, firstUnread },
    }).filter((item) => item.kind !== 'start' && item.kind !== 'more');
    const rootAt = root ? Date.parse(root.createdAt) : 0;
    const alone = { isGrouped: false, isSameThread: false };
    const top: TimelineItem[] = root
      ? [{ kind: 'message', key: `root:${root.id}`, message: root, atMs: rootAt, ...alone }]
      : [];
    // A thread that began today need not say "today" twice.
    const [first, ...others] = replies;
    if (!root || first?.kind !== 'day' || !isOneDay(rootAt, first.atMs)) return [...top, ...replies];
    const line: TimelineItem[] = first.isNew ? [{ kind: 'new', key: 'new' }] : [];
    return [...top, ...line, ...others];
  }, [root, timeline?.version, timeline?.hasMoreBefore, pending, myId, firstUnread]);
  const [rowScroller] = useState(() => ({
    scrollToIndex: (index: number) =>
      scroller.current?.querySelectorAll('[data-item]')[index]?.scrollIntoView({ block: 'nearest' }),
  }));
  const { active, tabStop, listHandlers } = useActiveRow({ items, virtualizer: rowScroller, scroller });

  const isLoaded = timeline?.status === 'ready';
  const hasJumped = useRef(false);
  // A link may lead further back than what is shown at first.
  const oldest = timeline?.rows.at(0)?.sequence;
  const isEarlier = isLoaded && timeline.hasMoreBefore && (reply ?? Infinity) < (oldest ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every page that was not early enough, once more
  useEffect(() => {
    if (isEarlier && !hasJumped.current) void chat.threads.loadBefore(channel.id, rootId);
  }, [chat, channel.id, rootId, isEarlier, oldest]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !isLoaded || items.length === 0) return;
    const wanted =
      reply === undefined || hasJumped.current ? null : element.querySelector(`[data-at="${reply}"]`);
    if (wanted) wanted.scrollIntoView({ block: 'center' });
    else if (isAtEnd) element.scrollTop = element.scrollHeight;
    if (!isEarlier) hasJumped.current = true;
  }, [items, isLoaded, isAtEnd, reply, isEarlier]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () =>
      setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight <= endThreshold);
    // Once the text that is unfolded has its height.
    const lookAgain = () => requestAnimationFrame(look);
    element.addEventListener('scroll', look, { passive: true });
    element.addEventListener(unfoldEvent, lookAgain);
    return () => {
      element.removeEventListener('scroll', look);
      element.removeEventListener(unfoldEvent, lookAgain);
    };
  }, []);

  if (timeline?.status === 'failed' && timeline.rows.length === 0) {
    if (!isConnected) return <NotOnDevice />;
    return (
      <PaneProblem
        error={undefined}
        title={t`This thread could not be loaded`}
        className="grid flex-1 place-items-center"
        onRetry={() => chat.threads.open(channel.id, rootId)}
      />
    );
  }
  const count = root?.thread?.replyCount ?? 0;
  return (
    <ThreadPlaceProvider value={rootId}>
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t`Replies`}
        aria-busy={!isLoaded}
        className="flex min-h-0 flex-1 flex-col overflow-x-hidden overflow-y-auto overscroll-contain py-2"
        {...listHandlers}
      >
        {items.map((item, index) => (
          <div key={item.key} data-item data-at={item.kind === 'message' ? item.message.sequence : undefined}>
            <ListItem
              item={item}
              channel={channel}
              myId={myId}
              isActive={active === item.key}
              isTabStop={tabStop === item.key}
              isTarget={item.kind === 'message' && index > 0 && item.message.sequence === reply}
            />
            {index === 0 && root && (
              <>
                <DividerWithLabel className="mx-4 py-1.5">
                  {count === 0 ? t`No replies yet` : plural(count, { one: '# reply', other: '# replies' })}
                </DividerWithLabel>
                {timeline?.hasMoreBefore && (
                  <div className="flex justify-center pb-2">
                    <Button
                      size="small"
                      onClick={() => void chat.threads.loadBefore(channel.id, rootId)}
                      className="coarse:h-11"
                    >{t`Show earlier replies`}</Button>
                  </div>
                )}
              </>
            )}
          </div>
        ))}
        {!isLoaded && (
          <SkeletonGroup label={t`Loading replies`}>
            <SkeletonRows rows={root ? 2 : 4} />
          </SkeletonGroup>
        )}
      </div>
    </ThreadPlaceProvider>
  );
}
