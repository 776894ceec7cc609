import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type ShownReaction, selectChannel, selectReactions } from '@parley/client';
import { type Message, messageReactors, type UserId } from '@parley/protocol';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { channelKey } from '../../channel-queries.js';
import { call, resultOf, useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { EmojiSign } from '../emoji/index.js';
import { PersonAvatar, usePersonName } from '../people/index.js';
import { PaneProblem } from '../problems/index.js';
import { closeReactors, shownReactors } from './shown-reactors.js';

/** Who reacted to the message that `openReactors` asked for. It follows while it is open. */
export function ReactorsDialog() {
  const { t } = useLingui();
  const { message, open } = useStore(shownReactors);
  useEffect(() => closeReactors, []);
  return (
    <Dialog open={open} onOpenChange={(next) => next || closeReactors()} title={t`Reactions`} size="small">
      {message && <Kinds key={message.id} asked={message} />}
    </Dialog>
  );
}

function Kinds({ asked }: { readonly asked: Message }) {
  const { t } = useLingui();
  const channel = useChatState(selectChannel(asked.channelId));
  const message = channel?.timeline.rows.byId(asked.id) ?? asked;
  const kinds = useChatState(selectReactions(message));
  if (kinds.length === 0) return <p className="pb-4 text-ui text-ink-3">{t`Nobody has reacted any more.`}</p>;
  return (
    <div className="flex flex-col gap-5 pb-4">
      {kinds.map((kind) => (
        <Kind key={kind.emoji} message={message} kind={kind} />
      ))}
    </div>
  );
}

function Kind({ message, kind }: { readonly message: Message; readonly kind: ShownReaction }) {
  const { t } = useLingui();
  const { emoji, count, userIds } = kind;
  const messageId = message.id;
  const [wantsAll, setWantsAll] = useState(false);
  const query = useInfiniteQuery({
    queryKey: channelKey(message.channelId, 'reactors', messageId, emoji, count),
    enabled: wantsAll,
    initialPageParam: 0,
    queryFn: async ({ pageParam }) =>
      resultOf(await call(messageReactors, { params: { messageId }, query: { emoji, after: pageParam } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const people = query.data?.pages.flatMap((page) => page.userIds) ?? userIds;
  const more = () => (wantsAll ? void query.fetchNextPage() : setWantsAll(true));
  return (
    <section aria-label={emoji}>
      <h3 className="mb-1.5 flex items-center gap-2 text-small font-medium text-ink-3">
        <span className="text-[1.25rem] leading-none">
          <EmojiSign emoji={emoji} />
        </span>
        {plural(count, { one: '# person', other: '# people' })}
      </h3>
      <ul className="flex flex-col">
        {people.map((userId) => (
          <Person key={userId} userId={userId} />
        ))}
      </ul>
      {query.error ? (
        <PaneProblem error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        people.length < count && (
          <Button size="small" className="mt-1" busy={query.isFetching} onClick={more}>
            {t`Show more`}
          </Button>
        )
      )}
    </section>
  );
}

function Person({ userId }: { readonly userId: UserId }) {
  const name = usePersonName(userId);
  return (
    <li className="flex min-h-8 items-center gap-2.5 text-ui coarse:min-h-11">
      <PersonAvatar name={name} userId={userId} size={24} />
      <span className="truncate">{name}</span>
    </li>
  );
}
