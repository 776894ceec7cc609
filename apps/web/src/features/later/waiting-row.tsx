import { useLingui } from '@lingui/react/macro';
import type { WireError } from '@parley/protocol';
import { CalendarClock, CircleAlert, CloudOff, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useChat } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/icon-button.js';
import { problemWords } from '../problems/index.js';
import { LaterRow } from './later-row.js';

interface WaitingRowProps {
  readonly commandId: string;
  /** The server refused it, once there was a connection again. */
  readonly error: WireError | null;
  readonly head: ReactNode;
  readonly onChooseTime: () => void;
  readonly children: ReactNode;
}

/** Something for later that is on this device alone: it waits for the connection, or was refused since. */
export function WaitingRow({ commandId, error, head, onChooseTime, children }: WaitingRowProps) {
  const { t } = useLingui();
  const { connection } = useChat();
  return (
    <LaterRow
      head={head}
      actions={
        <>
          {error && (
            <IconButton
              icon={CalendarClock}
              label={t`Choose another time…`}
              size="small"
              onClick={onChooseTime}
            />
          )}
          <IconButton
            icon={Trash2}
            tone="danger"
            label={t`Delete`}
            size="small"
            onClick={() => connection.discard(commandId)}
          />
        </>
      }
    >
      {children}
      <p className={`mt-1.5 flex items-start gap-1.5 text-meta ${error ? 'text-danger-ink' : 'text-ink-3'}`}>
        <Icon icon={error ? CircleAlert : CloudOff} size={14} className="mt-px" />
        {error ? problemWords(error) : t`Waits for the connection.`}
      </p>
    </LaterRow>
  );
}
