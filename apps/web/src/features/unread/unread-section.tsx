import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type SidebarRow, selectFirstUnread, selectUnread } from '@parley/client';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import { useId, useState } from 'react';
import { useChatState } from '../../client.js';
import { Badge } from '../../ui/badge.js';
import { Button, buttonClass } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { ChannelGlyph, useChannelTitle } from '../channels/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { PaneProblem } from '../problems/index.js';
import { useMarkRead } from './marking.js';
import { UnreadMessage } from './unread-message.js';
import { useCountedMessages } from './use-counted-messages.js';

/** Messages drawn of a channel until all are asked for. */
const shownAtFirst = 8;

interface UnreadSectionProps {
  readonly row: SidebarRow;
  /** The section is about to go. */
  readonly onRead: () => void;
}

/** What is unread in one channel, and the ways into it. */
export function UnreadSection({ row, onRead }: UnreadSectionProps) {
  const { t } = useLingui();
  const id = useId();
  const slug = useWorkspaceSlug();
  const { channelId } = row;
  const title = useChannelTitle(channelId);
  const first = useChatState(selectFirstUnread(channelId)) ?? undefined;
  const mentions = useChatState((state) => selectUnread(channelId)(state)?.mentions.sequences);
  const { messages, error, retry } = useCountedMessages(channelId);
  const [showsAll, setShowsAll] = useState(false);
  const markRead = useMarkRead();
  const to = { to: '/w/$slug/c/$channelId', params: { slug, channelId } } as const;
  const isDirect = row.name === null;
  const shown = showsAll ? messages : messages?.slice(0, shownAtFirst);
  const hidden = (messages?.length ?? 0) - (shown?.length ?? 0);
  return (
    <section aria-labelledby={id}>
      <div className="sticky top-0 z-sticky flex min-h-12 items-center gap-1 border-b border-line bg-canvas ps-2">
        <h2 id={id} className="min-w-0 flex-1">
          <Link
            {...to}
            search={first === undefined ? {} : { at: first }}
            className="inline-flex h-11 max-w-full items-center gap-2 text-ui font-semibold hover:underline"
          >
            <ChannelGlyph
              kind={row.kind}
              memberIds={isDirect ? row.memberIds : null}
              className="text-ink-2"
            />
            <span className="truncate">{title}</span>
            <Badge
              count={row.unreadCount}
              tone={isDirect || row.mentionCount > 0 ? 'mention' : 'plain'}
              label={plural(row.unreadCount, { one: '# unread message', other: '# unread messages' })}
            />
          </Link>
        </h2>
        <Link
          {...to}
          search={first === undefined ? {} : { at: first }}
          aria-label={t`First unread in ${title}`}
          // On a narrow window the name of the channel leads there as well, and the room is the name's.
          className={clsx(buttonClass('ghost', 'small'), 'max-md:hidden')}
        >
          <Icon icon={ArrowUp} />
          {t`First`}
        </Link>
        <Link {...to} aria-label={t`Latest in ${title}`} className={buttonClass('ghost', 'small')}>
          <Icon icon={ArrowDown} />
          <span className="max-md:hidden">{t`Latest`}</span>
        </Link>
        <Button
          tone="ghost"
          size="small"
          icon={Check}
          aria-label={t`Mark ${title} as read`}
          onClick={() => {
            onRead();
            markRead([channelId]);
          }}
        >
          <span className="max-md:hidden">{t`Mark as read`}</span>
        </Button>
      </div>
      {error ? (
        <PaneProblem error={error} title={t`These messages could not be loaded`} onRetry={retry} />
      ) : shown === undefined ? (
        <SkeletonGroup label={t`Loading messages`} className="flex flex-col gap-4 px-4 py-3">
          {['a', 'b', 'c'].slice(0, row.unreadCount).map((key) => (
            <span key={key} className="flex items-center gap-3">
              <Skeleton shape="avatar" />
              <Skeleton width="60%" />
            </span>
          ))}
        </SkeletonGroup>
      ) : (
        <ul className="pt-1">
          {shown.map((message) => (
            <UnreadMessage
              key={message.id}
              message={message}
              isForMe={mentions?.includes(message.sequence) === true}
            />
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <Button tone="ghost" size="small" className="ms-13 mt-1" onClick={() => setShowsAll(true)}>
          {plural(hidden, { one: 'Show # more', other: 'Show # more' })}
        </Button>
      )}
    </section>
  );
}
