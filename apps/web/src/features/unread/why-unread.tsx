import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type ChatState, selectThreadReading, selectUnread } from '@parley/client';
import { CheckCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Popover } from '../../ui/popover.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { useChannelTitle } from '../channels/index.js';
import { PaneProblem } from '../problems/index.js';
import { CountedRow } from './counted-row.js';
import { useMarkRead } from './marking.js';
import { MissingNote } from './missing-note.js';
import { type CountedPlace, closeWhyUnread, shownWhy } from './shown-why.js';
import { useCountedMessages } from './use-counted-messages.js';

/** The card that `openWhyUnread` asked for: a badge explained by the messages it counts. */
export function WhyUnread() {
  const { t } = useLingui();
  const { shown, open } = useStore(shownWhy);
  // The button at its end is there before the messages are, and must not have the focus for that.
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => closeWhyUnread, []);
  return (
    <Popover
      label={t`Why is this unread?`}
      open={open}
      onOpenChange={(next) => next || closeWhyUnread()}
      anchor={shown?.anchor}
      initialFocus={frame}
      side="inline-end"
      align="start"
      className="w-96"
    >
      <div ref={frame} tabIndex={-1} className="outline-none">
        {shown && <Reasons key={shown.rootId ?? shown.channelId} place={shown} />}
      </div>
    </Popover>
  );
}

const noSequences: readonly number[] = [];

const unreadIn =
  ({ channelId, rootId }: CountedPlace) =>
  (state: ChatState) =>
    rootId === undefined
      ? (selectUnread(channelId)(state) ?? undefined)
      : selectThreadReading(channelId, rootId)(state);

function Reasons({ place }: { readonly place: CountedPlace }) {
  const { t } = useLingui();
  const { channelId, rootId } = place;
  const title = useChannelTitle(channelId);
  const kind = useChatState((state) => state.channels.get(channelId)?.channel.kind);
  const found = useChatState(unreadIn(place));
  const sequences = found?.unread.sequences ?? noSequences;
  const { messages, missing, error, retry } = useCountedMessages(channelId, sequences);
  const markRead = useMarkRead();
  const count = sequences.length;
  const forMe = new Set(found?.mentions.sequences);
  const mentions = messages?.filter((one) => forMe.has(one.sequence)) ?? [];
  const others = messages?.filter((one) => !forMe.has(one.sequence)) ?? [];
  const isDirect = kind === 'dm' || kind === 'group';
  return (
    <div className="flex flex-col">
      <div className="border-b border-line px-4 pt-3.5 pb-3">
        <h2 className="text-ui font-semibold text-balance">
          {rootId === undefined
            ? count === 0
              ? t`Nothing is unread in ${title}`
              : t`Why is ${title} unread?`
            : count === 0
              ? t`Nothing is unread in this thread`
              : t`Why is this thread unread?`}
        </h2>
        <p className="mt-0.5 text-small text-ink-2">
          {count === 0
            ? t`You have read every message here, or wrote it yourself.`
            : found?.unread.hasMore
              ? t`The newest ${count} of the messages after the last one you read. Your own and deleted ones do not count.`
              : plural(count, {
                  one: '# message came after the last one you read. Your own and deleted ones do not count.',
                  other:
                    '# messages came after the last one you read. Your own and deleted ones do not count.',
                })}
        </p>
      </div>
      {error ? (
        <PaneProblem
          error={error}
          title={t`These messages could not be loaded`}
          className="px-4 py-6"
          onRetry={retry}
        />
      ) : messages === undefined ? (
        <SkeletonGroup label={t`Loading messages`} className="flex flex-col gap-4 p-4">
          {['a', 'b', 'c'].slice(0, Math.max(1, count)).map((key) => (
            <span key={key} className="flex items-center gap-2.5">
              <Skeleton shape="avatar" className="size-6!" />
              <Skeleton />
            </span>
          ))}
        </SkeletonGroup>
      ) : (
        <div className="max-h-[min(24rem,52vh)] scrollbar-thin overflow-y-auto overscroll-contain p-1.5 low:max-h-none">
          {mentions.length > 0 && !isDirect && (
            <Part title={t`Mentions you`}>
              {mentions.map((one) => (
                <CountedRow key={one.id} message={one} rootId={rootId} isForMe onOpen={closeWhyUnread} />
              ))}
            </Part>
          )}
          {(isDirect ? messages : others).length > 0 && (
            <Part title={mentions.length > 0 && !isDirect ? t`Everything else` : undefined}>
              {(isDirect ? messages : others).map((one) => (
                <CountedRow key={one.id} message={one} rootId={rootId} onOpen={closeWhyUnread} />
              ))}
            </Part>
          )}
          <MissingNote count={missing} className="px-2.5 py-2" />
        </div>
      )}
      {count > 0 && (
        <div className="flex justify-end border-t border-line p-2">
          <Button
            size="small"
            icon={CheckCheck}
            onClick={() => {
              closeWhyUnread();
              if (rootId === undefined) markRead([channelId]);
              else markRead([], [{ channelId, rootId }]);
            }}
          >{t`Mark as read`}</Button>
        </div>
      )}
    </div>
  );
}

function Part({
  title,
  children,
}: {
  readonly title: string | undefined;
  readonly children: React.ReactNode;
}) {
  return (
    <section className="not-first:mt-1">
      {title !== undefined && (
        <h3 className="px-2.5 pt-1.5 pb-1 text-meta font-medium text-ink-3">{title}</h3>
      )}
      <ul>{children}</ul>
    </section>
  );
}
