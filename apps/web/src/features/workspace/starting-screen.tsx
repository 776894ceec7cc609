import { useLingui } from '@lingui/react/macro';
import { type ChatState, selectConnection } from '@parley/client';
import { useChat, useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { ChannelSkeleton } from '../channels/index.js';

const selectIsDown = (state: ChatState) => {
  const { status } = selectConnection(state);
  return status === 'offline' || status === 'reconnecting';
};

/** The shape of a workspace until the first of it is here; words when it does not come. */
export function StartingScreen() {
  const { t } = useLingui();
  const chat = useChat();
  const isDown = useChatState(selectIsDown);
  return (
    <div className="flex h-full bg-sidebar">
      <SkeletonGroup
        label={t`Opening the workspace`}
        className="flex w-66 flex-none flex-col gap-3.5 px-4 py-4 max-md:hidden"
      >
        <Skeleton width="60%" height="1.25rem" className="mb-4" />
        {['70%', '46%', '62%', '54%', '38%', '66%'].map((width) => (
          <Skeleton key={width} width={width} className="my-1" />
        ))}
      </SkeletonGroup>
      <main className="flex min-w-0 flex-1 flex-col border-s border-line bg-canvas">
        {isDown ? (
          <>
            <h1 className="sr-only">{t`Opening the workspace`}</h1>
            <EmptyState
              className="flex-1"
              drawing="broken"
              title={t`Parley is not answering.`}
              hint={t`Trying again by itself. Your messages are kept.`}
              action={<Button onClick={() => chat.connection.retryNow()}>{t`Try now`}</Button>}
            />
          </>
        ) : (
          <ChannelSkeleton />
        )}
      </main>
    </div>
  );
}
