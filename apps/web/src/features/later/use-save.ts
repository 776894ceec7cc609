import { useLingui } from '@lingui/react/macro';
import { selectSaved } from '@parley/client';
import { type Message, messageSave, messageUnsave } from '@parley/protocol';
import { useChat, useChatState } from '../../client.js';
import { showToast } from '../../ui/toast.js';
import { useRunOrWait } from './use-send-or-wait.js';
import { askForTime } from './wanted-dialog.js';

export interface LaterActions {
  readonly messageId: string;
  /** Keeps the message for later, or no longer. */
  readonly toggleSaved: () => void;
  readonly remind: () => void;
}

/** What a message's toolbar, menu and keys do for later. */
export function useLaterActions(message: Message): LaterActions {
  const { t } = useLingui();
  const { store } = useChat();
  const send = useRunOrWait();
  const messageId = message.id;
  const isSaved = () => selectSaved(messageId)(store.getState()) !== undefined;
  const toggle = async () => {
    const wasSaved = isSaved();
    const outcome = await (wasSaved ? send(messageUnsave, { messageId }) : send(messageSave, { messageId }));
    if (outcome.kind === 'refused') return;
    if (wasSaved) showToast({ text: t`No longer saved`, id: 'saved' });
    else if (outcome.kind === 'waits')
      showToast({ text: t`Saved for later. It waits for the connection.`, id: 'saved' });
    else showToast({ text: t`Saved for later`, tone: 'success', id: 'saved' });
  };
  return {
    messageId,
    toggleSaved: () => void toggle(),
    remind: () => askForTime({ kind: 'reminder', message }),
  };
}

export const useIsSaved = (messageId: string): boolean =>
  useChatState((state) => selectSaved(messageId)(state)?.state === 'open');
