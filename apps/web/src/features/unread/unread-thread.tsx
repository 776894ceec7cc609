import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SidebarRow, threadBadge, type UnreadThread } from '@parley/client';
import { Link } from '@tanstack/react-router';
import { Check, MessagesSquare } from 'lucide-react';
import { useId } from 'react';
import { useChatState } from '../../client.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useChannelTitle } from '../channels/index.js';
import { titleWords } from '../enclosures/index.js';
import { useAnswered } from '../message-previews/index.js';
import { excerpt } from '../message-text/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { useMarkRead } from './marking.js';
import { UnreadMessages } from './unread-messages.js';
import { useCountedMessages } from './use-counted-messages.js';

interface UnreadThreadSectionProps {
  readonly row: SidebarRow;
  readonly thread: UnreadThread;
  /** The section is about to go. */
  readonly onRead: () => void;
}

/** What is unread in one thread that the person follows, under the words it began with. */
export function UnreadThreadSection({ row, thread, onRead }: UnreadThreadSectionProps) {
  const { t } = useLingui();
  const id = useId();
  const slug = useWorkspaceSlug();
  const { channelId, rootId, unread, mentions } = thread;
  const title = useChannelTitle(channelId);
  const place = row.name === null ? title : `#${title}`;
  const root = useAnswered(channelId, rootId);
  const words = useChatState((state) => (root ? excerpt(state, titleWords(root.encloses, root.text)) : ''));
  const counted = useCountedMessages(channelId, unread.sequences);
  const markRead = useMarkRead();
  const { unreadCount, mentionCount } = threadBadge({ unread, mentions });
  const first = unread.sequences[0];
  return (
    <section aria-labelledby={id} className="@container">
      <div className="sticky top-0 z-sticky flex min-h-12 items-center gap-1 border-b border-line bg-canvas ps-2">
        <h2 id={id} className="min-w-0 flex-1">
          <Link
            to="/w/$slug/c/$channelId"
            params={{ slug, channelId }}
            search={{ thread: rootId, ...(first !== undefined && { reply: first }) }}
            className="group/head inline-flex h-11 max-w-full items-center gap-2 text-ui"
          >
            <span className="grid size-5 flex-none place-items-center text-ink-2">
              <Icon icon={MessagesSquare} />
            </span>
            <span className="flex min-w-0 flex-col md:flex-row md:gap-2">
              <span className="truncate font-semibold group-hover/head:underline md:max-w-[70%] md:flex-none">
                <Trans>Thread in {place}</Trans>
              </span>
              {words !== '' && <bdi className="min-w-0 truncate text-ink-2 max-md:text-small">{words}</bdi>}
            </span>
            <Badge
              count={unreadCount}
              tone={mentionCount > 0 ? 'mention' : 'plain'}
              label={plural(unreadCount, { one: '# new reply', other: '# new replies' })}
            />
          </Link>
        </h2>
        <Button
          tone="ghost"
          size="small"
          icon={Check}
          aria-label={t`Mark the thread in ${place} as read`}
          data-hint={t`Mark the thread in ${place} as read`}
          onClick={() => {
            onRead();
            markRead([], [thread]);
          }}
        >
          <span className="@max-xl:hidden">{t`Mark as read`}</span>
        </Button>
      </div>
      <UnreadMessages counted={counted} count={unreadCount} mentions={mentions.sequences} rootId={rootId} />
    </section>
  );
}
