import { useLingui } from '@lingui/react/macro';
import type { PendingMessage } from '@parley/client';
import { useState } from 'react';
import { useChat } from '../../client.js';
import { Button } from '../../ui/button.js';
import { useSecondsUntil } from '../connection/index.js';
import { handText } from '../handed-text/index.js';
import { useMentionText } from '../mention-text/index.js';

interface HeldMarkProps {
  readonly pending: PendingMessage;
  /** Epoch milliseconds. */
  readonly untilAt: number;
}

/** Over a message that is not sent yet, because its author may think again: a press gives it back. */
export function HeldMark({ pending, untilAt }: HeldMarkProps) {
  const { t } = useLingui();
  const { connection } = useChat();
  const { toShown } = useMentionText();
  const seconds = useSecondsUntil(untilAt);
  const [isLeaving, setLeaving] = useState(false);
  if (seconds === 0 || pending.state !== 'queued') return null;
  const takeBack = async () => {
    setLeaving(true);
    if (!(await connection.takeBack(pending.clientMessageId))) return setLeaving(false);
    const { poll, checklist } = pending;
    handText(pending, toShown(pending.text), poll || checklist ? { poll, checklist } : undefined);
  };
  return (
    <div className="absolute -top-1 end-[max(1rem,calc(100%-var(--container-column)-1rem))] z-sticky rounded-control bg-raised shadow-float">
      <Button size="small" busy={isLeaving} onClick={() => void takeBack()} className="coarse:h-11">
        <span>{t`Undo`}</span>
        <span aria-hidden className="ms-1.5 text-ink-3 tabular">
          {seconds}
        </span>
      </Button>
    </div>
  );
}
