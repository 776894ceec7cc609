import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useChatState } from '../../client.js';
import { Skeleton } from '../../ui/skeleton.js';
import { TimeText } from '../../ui/time-text.js';
import { ChannelGlyph, channelTitle } from '../channels/index.js';
import { titleWords } from '../enclosures/index.js';
import { plainText } from '../markdown/index.js';
import { useMentionText } from '../mention-text/index.js';
import { calledName, placeIn } from '../message-text/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { usePersonName } from '../people/index.js';
import type { Found } from './use-found-messages.js';

export interface LaterRowProps {
  /** Over the text: what it is about, and when. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
  /** Icon buttons. */
  readonly actions: ReactNode;
}

/** One thing to come back to: what it is, and what can be done with it. */
export function LaterRow({ head, children, actions }: LaterRowProps) {
  return (
    <li className="relative flex items-start gap-x-2 rounded-card border border-line bg-raised py-2.5 ps-4 pe-2 transition-colors duration-quick max-md:has-[[data-actions]>:nth-child(2)]:flex-col has-[a:hover]:border-line-strong">
      <div className="min-w-0 flex-1 py-1 max-md:w-full max-md:pe-2">
        {head && (
          <div className="mb-1 flex min-w-0 flex-wrap items-center gap-x-1.5 text-meta text-ink-3">
            {head}
          </div>
        )}
        {children}
      </div>
      {/* Beside the words, several of them would take half of a phone's width. */}
      <div
        data-actions
        className="relative flex flex-none items-center max-md:has-[>:nth-child(2)]:-mt-1 max-md:has-[>:nth-child(2)]:-mb-2 max-md:has-[>:nth-child(2)]:self-end"
      >
        {actions}
      </div>
    </li>
  );
}

/** For the link of a row: a press anywhere on the row, besides its buttons, follows it. */
export const leadsThere =
  'block outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus';

/** The channel something belongs to; words where it is not there for one any more. */
export function ChannelName({ channelId }: { readonly channelId: string }) {
  const channel = useChatState((state) => state.channels.get(channelId)?.channel);
  const title = useChatState((state) => (channel ? channelTitle(state, channel) : ''));
  if (!channel)
    return (
      <span>
        <Trans>a conversation you no longer belong to</Trans>
      </span>
    );
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 font-medium text-ink-2">
      <ChannelGlyph kind={channel.kind} memberIds={channel.memberIds} className="-my-1" />
      <span className="truncate">{title}</span>
    </span>
  );
}

/** A few lines of a text, with names instead of ids. */
export function TextPreview({ text }: { readonly text: string }) {
  const { toShown } = useMentionText();
  return (
    <p dir="auto" className="line-clamp-3 text-ui wrap-anywhere whitespace-pre-wrap text-ink">
      {toShown(text)}
    </p>
  );
}

/** The same of what is written already: its words, without the marks. */
function PlainPreview({ text }: { readonly text: string }) {
  const words = useChatState((state) => plainText(text, calledName(state)));
  return (
    <p dir="auto" className="line-clamp-3 text-ui wrap-anywhere whitespace-pre-line text-ink">
      {words}
    </p>
  );
}

export interface MessageCardProps {
  readonly found: Found;
  readonly channelId: string;
  readonly sequence: number;
}

/** A message in brief: author, channel, text; the whole of it leads there. */
export function MessageCard({ found, channelId, sequence }: MessageCardProps) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  if (found === 'unknown')
    return (
      <div role="status" aria-label={t`Loading`} className="flex flex-col gap-2 py-1">
        <Skeleton width="10rem" />
        <Skeleton width="80%" />
      </div>
    );
  if (found === 'gone')
    return (
      <p className="text-ui text-ink-3 italic">
        <Trans>This message is not available: it was deleted, or you no longer belong to its channel.</Trans>
      </p>
    );
  return (
    <Link
      to="/w/$slug/c/$channelId"
      params={{ slug, channelId }}
      search={placeIn({ ...found, sequence })}
      className={leadsThere}
    >
      <span className="mb-1 flex min-w-0 flex-wrap items-center gap-x-1.5 text-meta text-ink-3">
        <AuthorName userId={found.authorId} />
        <span aria-hidden>·</span>
        <ChannelName channelId={channelId} />
        <span aria-hidden>·</span>
        <TimeText at={found.createdAt} />
      </span>
      <PlainPreview text={titleWords(found.encloses, found.text)} />
    </Link>
  );
}

function AuthorName({ userId }: { readonly userId: string }) {
  return <span className="truncate font-semibold text-ink">{usePersonName(userId)}</span>;
}
