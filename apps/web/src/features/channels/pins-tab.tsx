import { useLingui } from '@lingui/react/macro';
import { type ChannelFace, selectStream } from '@parley/client';
import { channelPins, isInMainLine, type Message, messageUnpin } from '@parley/protocol';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PinOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { channelKey } from '../../channel-queries.js';
import { call, resultOf, useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { IconButton } from '../../ui/icon-button.js';
import { RowList } from '../../ui/row-list.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { TimeText } from '../../ui/time-text.js';
import { useWindowWidth } from '../../ui/use-media.js';
import { EnclosureOutline } from '../enclosures/index.js';
import { Markdown } from '../markdown/index.js';
import { placeIn } from '../message-text/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { usePersonName } from '../people/index.js';
import { PaneProblem, useCommand } from '../problems/index.js';

const pinsKey = (channelId: string) => channelKey(channelId, 'pins');

/** What the people of the channel want to find again; a press leads to its place. */
export function PinsTab({ state: { channel, isMember } }: { readonly state: ChannelFace }) {
  const { t } = useLingui();
  const pins = usePins(channel.id);
  const run = useCommand();
  const mayUnpin = isMember && channel.archivedAt === null;
  if (pins.error) return <PaneProblem error={pins.error} onRetry={() => void pins.refetch()} />;
  if (!pins.data)
    return (
      <SkeletonGroup label={t`Loading what is pinned`} className="flex flex-col gap-5 px-5 py-2">
        {['52%', '80%', '64%'].map((width) => (
          <span key={width} className="flex flex-col gap-2">
            <Skeleton width="30%" />
            <Skeleton width={width} />
          </span>
        ))}
      </SkeletonGroup>
    );
  const messages = pins.data.pages.flatMap((page) => page.messages);
  if (messages.length === 0)
    return (
      <EmptyState
        drawing="paper"
        title={t`Nothing is pinned yet.`}
        hint={t`Pin a message from its menu, and everybody here finds it again.`}
      />
    );
  return (
    <div className="flex flex-col px-3 pb-8">
      <RowList className="flex flex-col gap-1">
        {messages.map((message) => (
          <PinnedMessage
            key={message.id}
            message={message}
            onUnpin={mayUnpin ? () => void run(messageUnpin, { messageId: message.id }) : undefined}
          />
        ))}
      </RowList>
      {pins.hasNextPage && (
        <Button
          className="mx-2 mt-3 self-start"
          busy={pins.isFetchingNextPage}
          onClick={() => void pins.fetchNextPage()}
        >
          {t`Show more`}
        </Button>
      )}
    </div>
  );
}

function usePins(channelId: string) {
  const queries = useQueryClient();
  const changedAt = useChatState((state) => selectStream(channelId)(state)?.pinsChangedAt);
  const seen = useRef(changedAt);
  useEffect(() => {
    if (seen.current === changedAt) return;
    seen.current = changedAt;
    void queries.invalidateQueries({ queryKey: pinsKey(channelId) });
  }, [queries, changedAt, channelId]);
  return useInfiniteQuery({
    queryKey: pinsKey(channelId),
    initialPageParam: undefined as number | undefined,
    queryFn: async ({ pageParam }) =>
      resultOf(
        await call(channelPins, {
          params: { channelId },
          query: pageParam === undefined ? {} : { before: pageParam },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    // Not kept for when nobody looks: what is changed or deleted meanwhile must not lie here.
    gcTime: 0,
  });
}

interface PinnedMessageProps {
  readonly message: Message;
  readonly onUnpin: (() => void) | undefined;
}

function PinnedMessage({ message, onUnpin }: PinnedMessageProps) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  // Where the details cover the conversation they go, or nothing of it would be seen.
  const isBeside = useWindowWidth() === 'wide';
  // A reply is shown in its thread, which takes the place of the details.
  const place = placeIn(message);
  const author = usePersonName(message.authorId);
  const name = usePersonName(message.pinnedBy ?? '');
  return (
    <li className="group relative rounded-card px-2 py-2 hover:bg-hover focus-within:bg-hover">
      {/* Under a finger it has the height of its button, which would lie over a button in the text else. */}
      <p className="flex items-baseline gap-2 pe-9 coarse:-mt-2 coarse:min-h-11 coarse:items-center coarse:pe-10">
        <span className="truncate text-ui font-semibold">{author}</span>
        <TimeText at={message.createdAt} style="near" className="flex-none text-meta text-ink-3 tabular" />
      </p>
      <div className="max-h-44 overflow-hidden text-ui coarse:has-[.md-code:first-child]:pt-3.5 [mask-image:linear-gradient(black_80%,transparent_11rem)]">
        <Markdown text={message.text} />
        <EnclosureOutline {...message} />
      </div>
      <p className="mt-1 flex items-center gap-3 text-meta text-ink-3">
        <span className="truncate">{t`Pinned by ${name}`}</span>
        <Link
          to="/w/$slug/c/$channelId"
          params={{ slug, channelId: message.channelId }}
          search={isInMainLine(message) && isBeside ? { ...place, panel: 'pins' } : place}
          className="flex-none font-medium text-accent-ink hover:underline coarse:py-3.5"
        >
          {t`Show in conversation`}
        </Link>
      </p>
      {onUnpin && (
        <IconButton
          icon={PinOff}
          size="small"
          label={t`Unpin`}
          className="absolute end-1 top-1 coarse:top-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
          onClick={onUnpin}
        />
      )}
    </li>
  );
}
