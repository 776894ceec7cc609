import { Trans } from '@lingui/react/macro';
import type { WireError } from '@parley/protocol';
import { useChat } from '../../client.js';
import { problemWords } from '../problems/index.js';

export interface NotSentProps {
  readonly what: 'message' | 'edit';
  /** Id of the outbox entry: the client message id of a message. */
  readonly commandId: string;
  readonly error: WireError | null;
}

const action = 'font-semibold underline underline-offset-2 coarse:min-h-11 coarse:min-w-11 coarse:text-start';

/** Under a text that the server refused: why, and the two ways on. */
export function NotSent({ what, commandId, error }: NotSentProps) {
  const { connection } = useChat();
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-meta text-danger-ink" role="alert">
      <span>
        {what === 'message' ? <Trans>Not sent</Trans> : <Trans>Edit not saved</Trans>}
        {error ? ` — ${problemWords(error)}` : null}
      </span>
      <button type="button" className={action} onClick={() => connection.retrySend(commandId)}>
        <Trans>Retry</Trans>
      </button>
      <span aria-hidden>·</span>
      <button type="button" className={action} onClick={() => connection.discard(commandId)}>
        {what === 'message' ? <Trans>Delete</Trans> : <Trans>Discard</Trans>}
      </button>
    </p>
  );
}
