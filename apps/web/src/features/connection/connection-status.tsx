import { useLingui } from '@lingui/react/macro';
import { type ChatState, type ConnectionState, selectConnection } from '@parley/client';
import { clsx } from 'clsx';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { useChatState } from '../../client.js';
import { StatusDot, type StatusTone } from '../../ui/status-dot.js';
import { statusWords } from './connection-words.js';
import { shownPanel, toggleConnectionPanel } from './shown-panel.js';
import { useSettled } from './use-settled.js';

export const statusTones: Record<ConnectionState['status'], StatusTone> = {
  connected: 'on',
  connecting: 'away',
  syncing: 'away',
  reconnecting: 'away',
  offline: 'off',
};

const selectStatus = (state: ChatState) => selectConnection(state).status;

/** The state of the line in a dot and a word, always in sight; a press tells the rest. */
export function ConnectionStatus({ className }: { readonly className?: string | undefined }) {
  const { t } = useLingui();
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const status = useSettled(useChatState(selectStatus), 300);
  const isOpen = useStore(shownPanel, ({ anchor, open }) => open && anchor === button.current);
  return (
    <button
      ref={button}
      type="button"
      data-connection={status}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      title={t`About the connection`}
      onPointerDown={() => {
        wasOpen.current = isOpen;
      }}
      onClick={(event) => {
        // A press closes the panel before it becomes a click here; a click without a press is the keyboard's.
        if (event.detail === 0 || !wasOpen.current) toggleConnectionPanel(event.currentTarget);
      }}
      className={clsx(
        'flex max-w-full items-center gap-1.5 rounded-control text-meta text-ink-3 transition-colors duration-quick hover:text-ink',
        className,
      )}
    >
      <StatusDot tone={statusTones[status]} />
      <span className="truncate">{statusWords(status)}</span>
    </button>
  );
}
