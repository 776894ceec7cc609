import { useLingui } from '@lingui/react/macro';
import { selectSaved } from '@parley/client';
import { type Message, messageSave, messageUnsave } from '@parley/protocol';
import { useChat, useChatState } from '../../client.js';
import { showToast } from '../../ui/toast.js';
import { useCommand } from '../problems/index.js';
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
  const run = useCommand();
  const messageId = message.id;
  const isSaved = () => selectSaved(messageId)(store.getState()) !== undefined;
  const toggle = async () => {
    if (isSaved()) {
      if (await run(messageUnsave, { messageId })) showToast({ text: t`No longer saved`, id: 'saved' });
    } else if (await run(messageSave, { messageId }))
      showToast({ text: t`Saved for later`, tone: 'success', id: 'saved' });
  };
  return {
    messageId,
    toggleSaved: () => void toggle(),
    remind: () => askForTime({ kind: 'reminder', message }),
  };
}

export const useIsSaved = (messageId: string): boolean =>
  useChatState((state) => selectSaved(messageId)(state)?.state === 'open');
