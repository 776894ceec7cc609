import { useLingui } from '@lingui/react/macro';
import type { PendingMessage } from '@parley/client';
import { Clock3 } from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import { useChatState } from '../../client.js';
import { EnclosureOutline } from '../enclosures/index.js';
import { LinkedMessages } from '../permalinks/index.js';
import { HeldMark } from './held-mark.js';
import { NotSent } from './not-sent.js';
import { RowFrame } from './row-frame.js';
import { SpokenText } from './spoken-text.js';
import { useThreadPlace } from './thread-place.js';
import { ReplyMark } from './thread-stub.js';

/** Sends faster than this show no clock: it would only flicker. */
const clockAfterMs = 400;

export interface PendingRowProps {
  readonly pending: PendingMessage;
  readonly authorId: string;
  readonly rowKey: string;
  readonly isGrouped: boolean;
  readonly isSameThread: boolean;
  readonly isTabStop: boolean;
}

/** A message of mine that the server has not confirmed (R-SEND-1). */
export const PendingRow = memo(function PendingRow(props: PendingRowProps) {
  const { pending, authorId, isSameThread, ...frame } = props;
  const thread = useThreadPlace();
  const { channelId } = pending;
  const answered = thread === null ? pending.threadRootId : undefined;
  return (
    <RowFrame
      authorId={authorId}
      atMs={pending.queuedAt}
      isPending
      threadLine={answered === undefined ? undefined : isSameThread ? 'goes on' : 'begins'}
      toolbar={
        pending.heldUntilAt !== undefined && <HeldMark pending={pending} untilAt={pending.heldUntilAt} />
      }
      {...frame}
    >
      {answered !== undefined && <ReplyMark channelId={channelId} rootId={answered} isTold={isSameThread} />}
      <div className={pending.state === 'failed' ? undefined : 'opacity-60'}>
        <SpokenText
          foldKey={pending.clientMessageId}
          authorId={authorId}
          text={pending.text}
          after={pending.state === 'failed' ? undefined : <SlowClock isKept={pending.isKept} />}
        />
        <EnclosureOutline {...pending} hasFoot />
        <LinkedMessages text={pending.text} />
      </div>
      {pending.state === 'failed' && (
        <NotSent what="message" commandId={pending.clientMessageId} error={pending.error} />
      )}
    </RowFrame>
  );
});

interface SlowClockProps {
  /** Whether it would outlive a reload: only then does it count as waiting. */
  readonly isKept: boolean;
}

function SlowClock({ isKept }: SlowClockProps) {
  const { t } = useLingui();
  const canKeep = useChatState((state) => state.canKeep);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), clockAfterMs);
    return () => clearTimeout(timer);
  }, []);
  // Takes no width: at the end of a full line it would begin another one and push the list up.
  return isSlow && (isKept || !canKeep) ? (
    <span className="relative inline-block h-3 w-0">
      <Clock3
        size={12}
        strokeWidth={1.75}
        className="absolute start-1.5 top-0.5"
        role="img"
        aria-label={isKept ? t`Waiting to be sent` : t`Waiting to be sent; a reload would lose it`}
      />
    </span>
  ) : null;
}
