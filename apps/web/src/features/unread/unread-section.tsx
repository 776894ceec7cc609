import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import {
  forMeCount,
  noticedCount,
  type SidebarRow,
  selectFirstUnread,
  selectNoticed,
  selectUnread,
} from '@parley/client';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import { useId } from 'react';
import { useChatState } from '../../client.js';
import { Badge } from '../../ui/badge.js';
import { Button, buttonClass } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { ChannelGlyph, useChannelTitle } from '../channels/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { useMarkRead } from './marking.js';
import { UnreadMessages } from './unread-messages.js';
import { useCountedMessages } from './use-counted-messages.js';

const noMentions: readonly number[] = [];

interface UnreadSectionProps {
  readonly row: SidebarRow;
  /** The section is about to go. */
  readonly onRead: () => void;
}

/** What is unread in one channel, and the ways into it. Of a muted one mentions. */
export function UnreadSection({ row, onRead }: UnreadSectionProps) {
  const { t } = useLingui();
  const id = useId();
  const slug = useWorkspaceSlug();
  const { channelId } = row;
  const title = useChannelTitle(channelId);
  const { sequences } = useChatState(selectNoticed(channelId));
  const firstOfAll = useChatState(selectFirstUnread(channelId)) ?? undefined;
  const first = row.isMuted ? sequences[0] : firstOfAll;
  const mentions = useChatState((state) => selectUnread(channelId)(state)?.mentions.sequences);
  const counted = useCountedMessages(channelId, sequences);
  const markRead = useMarkRead();
  const to = { to: '/w/$slug/c/$channelId', params: { slug, channelId } } as const;
  const count = noticedCount(row);
  return (
    <section aria-labelledby={id} className="@container">
      <div className="sticky top-0 z-sticky flex min-h-12 items-center gap-1 border-b border-line bg-canvas ps-2">
        <h2 id={id} className="min-w-0 flex-1">
          <Link
            {...to}
            search={first === undefined ? {} : { at: first }}
            className="inline-flex h-11 max-w-full items-center gap-2 text-ui font-semibold hover:underline"
          >
            <ChannelGlyph
              kind={row.kind}
              memberIds={row.name === null ? row.memberIds : null}
              className="text-ink-2"
            />
            <span className="truncate">{title}</span>
            <Badge
              count={count}
              tone={forMeCount(row) > 0 ? 'mention' : 'plain'}
              label={plural(count, { one: '# unread message', other: '# unread messages' })}
            />
          </Link>
        </h2>
        <Link
          {...to}
          search={first === undefined ? {} : { at: first }}
          aria-label={t`First unread in ${title}`}
          data-hint={t`First unread in ${title}`}
          // On a narrow window the name of the channel leads there as well, and the room is the name's.
          className={clsx(buttonClass('ghost', 'small'), 'max-md:hidden')}
        >
          <Icon icon={ArrowUp} />
          <span className="@max-xl:hidden">{t`First`}</span>
        </Link>
        <Link
          {...to}
          aria-label={t`Latest in ${title}`}
          data-hint={t`Latest in ${title}`}
          className={buttonClass('ghost', 'small')}
        >
          <Icon icon={ArrowDown} />
          <span className="@max-xl:hidden">{t`Latest`}</span>
        </Link>
        <Button
          tone="ghost"
          size="small"
          icon={Check}
          aria-label={t`Mark ${title} as read`}
          data-hint={t`Mark ${title} as read`}
          onClick={() => {
            onRead();
            markRead([channelId]);
          }}
        >
          <span className="@max-xl:hidden">{t`Mark as read`}</span>
        </Button>
      </div>
      <UnreadMessages counted={counted} count={count} mentions={mentions ?? noMentions} />
    </section>
  );
}
