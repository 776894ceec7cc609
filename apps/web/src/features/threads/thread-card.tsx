import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { selectChannelFace, selectThread, selectThreadReading, threadBadge } from '@parley/client';
import type { Message } from '@parley/protocol';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { useChatState } from '../../client.js';
import { Badge } from '../../ui/badge.js';
import { TimeText } from '../../ui/time-text.js';
import { ChannelGlyph, channelTitle } from '../channels/index.js';
import { enclosedBy, titleWords } from '../enclosures/index.js';
import { excerpt } from '../message-text/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { LookAlikeMark, PersonAvatar, usePersonName } from '../people/index.js';
import { ThreadMenu } from './thread-menu.js';

/** Replies shown of each thread, the newest. */
const shownReplies = 3;

interface ThreadCardProps {
  readonly channelId: string;
  readonly rootId: string;
}

/** One followed thread: where it is, how it began, what was said last, as it is now. The whole card opens it. */
export function ThreadCard({ channelId, rootId }: ThreadCardProps) {
  const slug = useWorkspaceSlug();
  const channel = useChatState(selectChannelFace(channelId))?.channel;
  const title = useChatState((state) => (channel ? channelTitle(state, channel) : ''));
  const reading = useChatState(selectThreadReading(channelId, rootId));
  const thread = useChatState(selectThread(channelId, rootId));
  const { unreadCount, mentionCount } = threadBadge(reading);
  // Left, or no longer followed, since the list was made.
  if (!channel || !reading || !thread?.root) return null;
  const { root, timeline } = thread;
  const replies = [...timeline.rows].filter((reply) => reply.deletedAt === null).slice(-shownReplies);
  const more = (root.thread?.replyCount ?? 0) - replies.length;
  return (
    <li className="group/card relative">
      <Link
        to="/w/$slug/c/$channelId"
        params={{ slug, channelId: root.channelId }}
        search={{ thread: root.id }}
        data-focus-inside
        className="flex flex-col gap-2 rounded-card border border-line bg-raised px-4 py-3 transition-colors duration-quick hover:border-line-strong"
      >
        <span className="flex items-center gap-1.5 pe-8 text-small text-ink-2 coarse:pe-9">
          <ChannelGlyph kind={channel.kind} memberIds={channel.memberIds} />
          <span className="min-w-0 flex-1 truncate font-medium">{title}</span>
          <Badge
            count={unreadCount}
            tone={mentionCount > 0 ? 'mention' : 'plain'}
            label={plural(unreadCount, { one: '# new reply', other: '# new replies' })}
          />
        </span>
        <Excerpt message={root} />
        {more > 0 && (
          <span className="ps-9 text-meta text-ink-3">
            {plural(more, { one: '# earlier reply', other: '# earlier replies' })}
          </span>
        )}
        {replies.map((reply) => (
          <Excerpt
            key={reply.id}
            message={reply}
            isNew={reading.unread.sequences.includes(reply.sequence)}
            isReply
          />
        ))}
      </Link>
      <span className="absolute end-2 top-2 coarse:end-0.5 coarse:top-0.5">
        <ThreadMenu
          channelId={channel.id}
          rootId={root.id}
          size="small"
          className="not-aria-expanded:not-coarse:opacity-0 group-focus-within/card:opacity-100! group-hover/card:opacity-100!"
        />
      </span>
    </li>
  );
}

interface ExcerptProps {
  readonly message: Message;
  readonly isReply?: boolean;
  readonly isNew?: boolean;
}

function Excerpt({ message, isReply = false, isNew = false }: ExcerptProps) {
  const { t } = useLingui();
  const shown = useChatState((state) => excerpt(state, titleWords(enclosedBy(message), message.text)));
  const name = usePersonName(message.authorId);
  return (
    <span className={clsx('flex gap-2.5', isReply && 'ps-9')}>
      <PersonAvatar name={name} userId={message.authorId} size={isReply ? 20 : 24} className="mt-0.5" />
      <span className="min-w-0 flex-1 text-ui">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-semibold">{name}</span>
          <LookAlikeMark userId={message.authorId} />
          <TimeText at={message.createdAt} style="near" className="flex-none text-meta text-ink-3 tabular" />
          {isNew && (
            <span className="text-meta font-semibold text-danger-ink">
              <Trans>New</Trans>
            </span>
          )}
        </span>
        <span
          dir={message.deletedAt ? undefined : 'auto'}
          className={clsx('line-clamp-2 break-words', message.deletedAt && 'text-ink-3 italic')}
        >
          {message.deletedAt ? t`Message deleted` : shown}
        </span>
      </span>
    </span>
  );
}
