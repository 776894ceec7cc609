import { useLingui } from '@lingui/react/macro';
import { readLine } from '@parley/client';
import { type Message, type MessageId, threadMarkRead } from '@parley/protocol';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { ListChecks } from 'lucide-react';
import { useChat } from '../../client.js';
import { IconButton } from '../../ui/icon-button.js';
import { TimeText } from '../../ui/time-text.js';
import { EnclosureOutline } from '../enclosures/index.js';
import { placeUnder } from '../message-text/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { LookAlikeMark, PersonAvatar, usePersonName } from '../people/index.js';
import { SpokenText } from '../timeline/index.js';

interface UnreadMessageProps {
  readonly message: Message;
  /** The thread it is a reply in; absent for what stands in the channel. */
  readonly rootId?: MessageId | undefined;
  readonly isForMe: boolean;
}

/** One message of the list: its time leads to its place. */
export function UnreadMessage({ message, rootId, isForMe }: UnreadMessageProps) {
  const { t } = useLingui();
  const chat = useChat();
  const slug = useWorkspaceSlug();
  const name = usePersonName(message.authorId);
  const { channelId, sequence } = message;
  const readUpToHere = () => {
    if (rootId === undefined) readLine(chat, { channelId, sequence });
    else void chat.send(threadMarkRead, { rootId, sequence });
  };
  return (
    <li
      className={clsx(
        'group/unread relative flex gap-4 rounded-card px-2 py-2 transition-colors duration-quick hover:bg-hover focus-within:bg-hover',
        isForMe && 'bg-mention-wash',
      )}
    >
      <PersonAvatar name={name} userId={message.authorId} />
      <div className="min-w-0 flex-1 text-body">
        {/* Under a finger it has the height of its button, which would lie over a button in the text else. */}
        <p className="flex min-w-0 items-baseline gap-2 pe-10 coarse:-mt-2 coarse:min-h-11 coarse:items-center coarse:pe-11">
          <span className="truncate font-semibold">{name}</span>
          <LookAlikeMark userId={message.authorId} />
          <Link
            to="/w/$slug/c/$channelId"
            params={{ slug, channelId }}
            search={placeUnder(rootId, sequence)}
            preload={false}
            aria-label={t`Go to the message of ${name}`}
            className="-my-1 min-w-6 flex-none py-1 text-meta text-ink-3 tabular hover:underline coarse:relative coarse:-mx-2 coarse:-my-3.5 coarse:min-w-11 coarse:px-2 coarse:py-3.5"
          >
            <TimeText at={message.createdAt} />
          </Link>
        </p>
        <div className="max-w-measure coarse:has-[.md-code:first-child]:pt-3.5">
          <SpokenText foldKey={message.clientMessageId} authorId={message.authorId} text={message.text} />
          <EnclosureOutline {...message} />
        </div>
      </div>
      <span className="absolute end-1.5 top-1 coarse:top-0 opacity-0 group-focus-within/unread:opacity-100 group-hover/unread:opacity-100 coarse:opacity-100">
        <IconButton icon={ListChecks} label={t`Read up to here`} size="small" onClick={readUpToHere} />
      </span>
    </li>
  );
}
