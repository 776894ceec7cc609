import type { Message, MessageId } from '@parley/protocol';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { useChatState } from '../../client.js';
import { TimeText } from '../../ui/time-text.js';
import { enclosedBy, titleWords } from '../enclosures/index.js';
import { excerpt, placeUnder } from '../message-text/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { PersonAvatar, usePersonName } from '../people/index.js';

interface CountedRowProps {
  readonly message: Message;
  /** The thread it is counted in; absent for the channel. */
  readonly rootId?: MessageId | undefined;
  readonly isForMe?: boolean | undefined;
  readonly onOpen?: (() => void) | undefined;
}

/** Who, when and what; leads to the message in its channel, or in its thread. */
export function CountedRow({ message, rootId, isForMe = false, onOpen }: CountedRowProps) {
  const slug = useWorkspaceSlug();
  const name = usePersonName(message.authorId);
  const words = useChatState((state) => excerpt(state, titleWords(enclosedBy(message), message.text)));
  return (
    <li>
      <Link
        to="/w/$slug/c/$channelId"
        params={{ slug, channelId: message.channelId }}
        search={placeUnder(rootId, message.sequence)}
        preload={false}
        onClick={onOpen}
        data-focus-inside
        className={clsx(
          'flex min-h-11 gap-2.5 rounded-control px-2.5 py-1.5 transition-colors duration-quick hover:bg-hover active:bg-press',
          isForMe && 'bg-mention-wash',
        )}
      >
        <PersonAvatar name={name} userId={message.authorId} size={24} className="mt-0.5" />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="truncate text-small font-semibold">{name}</span>
            <TimeText at={message.createdAt} className="flex-none text-meta text-ink-3 tabular" />
          </span>
          <span dir="auto" className="line-clamp-2 text-small text-ink-2 wrap-anywhere">
            {words}
          </span>
        </span>
      </Link>
    </li>
  );
}
