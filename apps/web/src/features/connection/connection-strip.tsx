import { useLingui } from '@lingui/react/macro';
import { type ChatState, selectConnection, selectQueuedCount } from '@parley/client';
import { clsx } from 'clsx';
import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useChat, useChatState } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { Spinner } from '../../ui/spinner.js';
import { stripWords } from './connection-words.js';
import { newVersion } from './new-version.js';
import { useSecondsUntil } from './use-seconds-until.js';
import { useSettled } from './use-settled.js';

export interface ConnectionStripProps {
  /** Stands in the line while the connection has nothing to say. */
  readonly idle?: ReactNode | undefined;
}

const selectStatus = (state: ChatState) => selectConnection(state).status;
const selectCanKeep = (state: ChatState) => state.canKeep;
const selectRetryAt = (state: ChatState) => {
  const shown = selectConnection(state);
  return 'retryAt' in shown ? shown.retryAt : null;
};

/** A wait shorter than this is over before it is read. */
const worthCountingS = 3;

/**
 * The line above the composer. Its place is always there, so that a lost connection moves nothing that is being
 * read; what is over in less than 700 ms is not shown.
 */
export function ConnectionStrip({ idle }: ConnectionStripProps) {
  const { t } = useLingui();
  const chat = useChat();
  const now = useChatState(selectStatus);
  const settled = useSettled(now, 700, 'connected');
  const status = now === 'connected' ? now : settled;
  const queued = useChatState(selectQueuedCount);
  const canKeep = useChatState(selectCanKeep);
  const showNewVersion = useStore(newVersion, ({ show }) => show);
  const isDown = status === 'offline' || status === 'reconnecting';
  const isNewReady = showNewVersion !== null && status === 'connected' && queued === 0;
  const words = isNewReady ? t`A new version of Parley is ready.` : stripWords(status, { queued, canKeep });
  return (
    <div className="flex h-6 flex-none items-center gap-2 px-4 text-meta">
      <p
        role="status"
        className={clsx(
          'flex min-w-0 items-center gap-2 transition-opacity duration-calm',
          // Without words it takes no room, and is still there for a screen reader to watch.
          words ? 'opacity-100' : 'absolute opacity-0',
          status === 'offline' ? 'text-warning-ink' : 'text-ink-2',
        )}
      >
        {words && status === 'offline' && <Icon icon={CloudOff} size={14} />}
        {words && status !== 'offline' && status !== 'connected' && <Spinner size={14} />}
        <span className="truncate">{words}</span>
      </p>
      {!words && idle}
      {isDown && <NextTry />}
      {isDown && <StripAction label={t`Try now`} onClick={() => chat.connection.retryNow()} />}
      {isNewReady && <StripAction label={t`Reload`} onClick={showNewVersion} />}
    </div>
  );
}

/** Counted for the eye alone: nobody wants a number read out every second. */
function NextTry() {
  const { t } = useLingui();
  const seconds = useSecondsUntil(useChatState(selectRetryAt));
  if (seconds < worthCountingS) return null;
  return (
    <span aria-hidden="true" className="flex-none text-ink-3 tabular-nums max-md:hidden">
      {t`Next try in ${seconds} s`}
    </span>
  );
}

function StripAction({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="relative flex-none font-medium text-accent-ink underline-offset-2 after:absolute after:-inset-x-2 after:-inset-y-2.5 hover:underline"
    >
      {label}
    </button>
  );
}
