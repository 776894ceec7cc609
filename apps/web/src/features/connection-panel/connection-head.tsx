import { selectConnection } from '@parley/client';
import { useChatState } from '../../client.js';
import { StatusDot } from '../../ui/status-dot.js';
import { statusTones, statusWords, useSecondsUntil } from '../connection/index.js';
import { stateWords } from './panel-words.js';

/** The state of the line in a word, and what it means in a sentence. */
export function ConnectionHead() {
  const connection = useChatState(selectConnection);
  const seconds = useSecondsUntil('retryAt' in connection ? connection.retryAt : null);
  const { status } = connection;
  return (
    <div>
      <p className="flex items-center gap-2 text-title font-semibold">
        <StatusDot tone={statusTones[status]} />
        {statusWords(status)}
      </p>
      <p className="mt-1 text-ui text-ink-2 tabular-nums">{stateWords(status, seconds)}</p>
    </div>
  );
}
