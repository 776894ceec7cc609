import { useLingui } from '@lingui/react/macro';
import type { Message } from '@parley/protocol';
import type { ComponentType } from 'react';
import { type LazyPartProps, lazyPart } from '../../ui/lazy-part.js';
import { showToast } from '../../ui/toast.js';
import {
  closeMessageDialog,
  type MessageDialogName,
  useCalledMessageDialog,
} from '../message-dialogs/index.js';

interface MessageDialogProps {
  readonly message: Message;
}

const dialogs: Record<MessageDialogName, ComponentType<MessageDialogProps & LazyPartProps>> = {
  history: lazyPart<MessageDialogProps>(
    async () => (await import('../message-dialogs/history-dialog.js')).HistoryDialog,
  ),
  voters: lazyPart<MessageDialogProps>(
    async () => (await import('../enclosures/voters-dialog.js')).VotersDialog,
  ),
  revise: lazyPart<MessageDialogProps>(
    async () => (await import('../enclosures/revise-dialog.js')).ReviseDialog,
  ),
  forward: lazyPart<MessageDialogProps>(
    async () => (await import('../message-dialogs/forward-dialog.js')).ForwardDialog,
  ),
};

/** Draws the dialog about a message that was called for; its code is fetched then. */
export function MessageDialogHost() {
  const { t } = useLingui();
  const called = useCalledMessageDialog();
  if (called === null) return null;
  const Shown = dialogs[called.name];
  const onUnavailable = () => {
    closeMessageDialog();
    showToast({ text: t`This needs a connection. Try again when it is back.`, id: 'no-dialog' });
  };
  return <Shown key={called.count} message={called.message} onUnavailable={onUnavailable} />;
}
