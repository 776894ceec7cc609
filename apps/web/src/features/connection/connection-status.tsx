import { type ChatState, type ConnectionState, selectConnection } from '@parley/client';
import { useChatState } from '../../client.js';
import { StatusDot, type StatusTone } from '../../ui/status-dot.js';
import { statusWords } from './connection-words.js';
import { useSettled } from './use-settled.js';

const tones: Record<ConnectionState['status'], StatusTone> = {
  connected: 'on',
  connecting: 'away',
  syncing: 'away',
  reconnecting: 'away',
  offline: 'off',
};

const selectStatus = (state: ChatState) => selectConnection(state).status;

/** The state of the line in a dot and a word, always in sight. */
export function ConnectionStatus() {
  const status = useSettled(useChatState(selectStatus), 300);
  return (
    <span data-connection={status} className="flex items-center gap-1.5 text-meta text-ink-3">
      <StatusDot tone={tones[status]} />
      <span className="truncate">{statusWords(status)}</span>
    </span>
  );
}
