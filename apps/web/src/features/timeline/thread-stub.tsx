import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { selectThreadReading, threadBadge } from '@parley/client';
import type { Message } from '@parley/protocol';
import { Link } from '@tanstack/react-router';
import { CornerDownRight } from 'lucide-react';
import { useChatState } from '../../client.js';
import { AvatarStack } from '../../ui/avatar-stack.js';
import { Badge } from '../../ui/badge.js';
import { Icon } from '../../ui/icon.js';
import { TimeText } from '../../ui/time-text.js';
import { useAnswered } from '../message-previews/index.js';
import { excerpt } from '../message-text/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { memberName } from '../people/index.js';

const avatarsShown = 3;

/** Under a message that was replied to: who, how many, when, and how many of them are new. The whole line opens it. */
export function ThreadStub({ message }: { readonly message: Message }) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const members = useChatState((state) => state.members);
  const reading = useChatState(selectThreadReading(message.channelId, message.id));
  if (!message.thread) return null;
  const { replyCount, participantIds, lastReplyAt } = message.thread;
  const people = participantIds.slice(0, avatarsShown).map((id) => {
    const member = members.get(id);
    return { id, name: member?.displayName ?? t`Unknown person`, hue: member?.avatarHue };
  });
  const { unreadCount, mentionCount } = threadBadge(reading);
  return (
    <Link
      to="/w/$slug/c/$channelId"
      params={{ slug, channelId: message.channelId }}
      search={{ thread: message.id }}
      tabIndex={-1}
      className="-ms-1.5 mt-0.5 flex min-h-7 w-fit max-w-full items-center gap-2 rounded-control px-1.5 text-small transition-colors duration-quick hover:bg-press coarse:min-h-11"
    >
      <AvatarStack people={people} />
      <span className="font-medium text-accent-ink">
        {plural(replyCount, { one: '# reply', other: '# replies' })}
      </span>
      {unreadCount > 0 && (
        <Badge
          count={unreadCount}
          tone={mentionCount > 0 ? 'mention' : 'plain'}
          label={plural(unreadCount, { one: '# new reply', other: '# new replies' })}
        />
      )}
      <span className="truncate text-meta text-ink-3">
        <TimeText at={lastReplyAt} style="near" />
      </span>
    </Link>
  );
}

interface ReplyMarkProps {
  readonly channelId: string;
  readonly rootId: string;
  /** Of the reply; a reply on its way has none yet. */
  readonly sequence?: number | undefined;
  /** The reply above it has told what they answer. */
  readonly isTold: boolean;
}

/** Over the first of the replies to one message that stand in the line: what they answer, and the way to the thread. */
export function ReplyMark({ channelId, rootId, sequence, isTold }: ReplyMarkProps) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const root = useAnswered(channelId, rootId);
  const author = useChatState((state) => root && memberName(state, root.authorId));
  const words = useChatState((state) => (root ? excerpt(state, root.text) : ''));
  const told = author === undefined ? t`Replied in a thread` : t`Replied to ${author} in a thread`;
  if (isTold) return <span className="sr-only">{told}</span>;
  return (
    <Link
      to="/w/$slug/c/$channelId"
      params={{ slug, channelId }}
      search={{ thread: rootId, ...(sequence !== undefined && { reply: sequence }) }}
      tabIndex={-1}
      className="flex h-4.5 w-fit max-w-full items-center gap-1 rounded-control text-small text-ink-3 hover:text-ink hover:underline coarse:relative coarse:h-7 coarse:after:absolute coarse:after:inset-x-0 coarse:after:-inset-y-2"
    >
      <Icon icon={CornerDownRight} size={14} className="flex-none rtl:-scale-x-100" />
      {words === '' ? (
        <span className="truncate">{told}</span>
      ) : (
        <>
          <span className="sr-only">
            {told} · {words}
          </span>
          {/* For the eye the name and the words are enough, and on a phone there is no room for more. */}
          <span aria-hidden className="truncate">
            <span className="font-medium text-ink-2">{author}</span> <bdi>{words}</bdi>
          </span>
        </>
      )}
    </Link>
  );
}

/** Under a reply in its thread that stands in the main line too: the way to its place there. */
export function AlsoSentMark({ message }: { readonly message: Message }) {
  const slug = useWorkspaceSlug();
  return (
    <Link
      to="/w/$slug/c/$channelId"
      params={{ slug, channelId: message.channelId }}
      search={{ at: message.sequence }}
      tabIndex={-1}
      className="flex w-fit items-center gap-1 rounded-control text-meta text-ink-3 hover:text-ink hover:underline coarse:min-h-11"
    >
      <Trans>Also sent to the channel</Trans>
    </Link>
  );
}
