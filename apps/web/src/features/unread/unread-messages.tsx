import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { MessageId } from '@parley/protocol';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { PaneProblem } from '../problems/index.js';
import { MissingNote } from './missing-note.js';
import { UnreadMessage } from './unread-message.js';
import type { Counted } from './use-counted-messages.js';

/** Messages drawn of one place until all are asked for. */
const shownAtFirst = 8;

interface UnreadMessagesProps {
  readonly counted: Counted;
  /** How many are to come. */
  readonly count: number;
  /** Of them, those that mention me. */
  readonly mentions: readonly number[];
  /** The thread they are replies in. */
  readonly rootId?: MessageId | undefined;
}

/** What is unread in one place: while it comes, when it cannot, and when it is there. */
export function UnreadMessages({ counted, count, mentions, rootId }: UnreadMessagesProps) {
  const { t } = useLingui();
  const [showsAll, setShowsAll] = useState(false);
  const { messages, missing, error, retry } = counted;
  if (error)
    return <PaneProblem error={error} title={t`These messages could not be loaded`} onRetry={retry} />;
  if (messages === undefined)
    return (
      <SkeletonGroup label={t`Loading messages`} className="flex flex-col gap-4 px-4 py-3">
        {['a', 'b', 'c'].slice(0, count).map((key) => (
          <span key={key} className="flex items-center gap-3">
            <Skeleton shape="avatar" />
            <Skeleton width="60%" />
          </span>
        ))}
      </SkeletonGroup>
    );
  const shown = showsAll ? messages : messages.slice(0, shownAtFirst);
  const hidden = messages.length - shown.length;
  return (
    <>
      <ul className="pt-1">
        {shown.map((message) => (
          <UnreadMessage
            key={message.id}
            message={message}
            rootId={rootId}
            isForMe={mentions.includes(message.sequence)}
          />
        ))}
      </ul>
      <MissingNote count={missing} className="ps-15 pe-2 pt-1" />
      {hidden > 0 && (
        <Button tone="ghost" size="small" className="ms-13 mt-1" onClick={() => setShowsAll(true)}>
          {plural(hidden, { one: 'Show # more', other: 'Show # more' })}
        </Button>
      )}
    </>
  );
}
