import { useLingui } from '@lingui/react/macro';
import { channelMarkUnread, type Message, messageDelete } from '@parley/protocol';
import { useChat } from '../../client.js';
import { showToast } from '../../ui/toast.js';
import { useWorkspaceSlug } from '../page/index.js';
import { useMyId, useMyRole } from '../people/index.js';
import { type MarkActions, useMarkActions } from '../reactions/index.js';
import { askDelete } from './delete-dialog.js';
import { startEditing } from './editing.js';

export interface MessageActions {
  /** Undefined where the person may not. */
  readonly edit: (() => void) | undefined;
  readonly askDelete: (() => void) | undefined;
  readonly copyText: () => void;
  readonly copyLink: () => void;
  readonly marks: MarkActions;
  readonly markUnread: (() => void) | undefined;
}

/** What somebody may do with a message: the same for toolbar, menu and keys. The server decides again. */
export function useMessageActions(message: Message): MessageActions {
  const { t } = useLingui();
  const chat = useChat();
  const slug = useWorkspaceSlug();
  const isMine = useMyId() === message.authorId;
  const role = useMyRole();
  const marks = useMarkActions(message);
  const isGone = message.deletedAt !== null;
  const isMember = chat.store.getState().channels.get(message.channelId)?.isMember === true;

  const copy = async (text: string, done: string) => {
    try {
      await navigator.clipboard.writeText(text);
      showToast({ text: done });
    } catch {
      showToast({ text: t`The browser did not allow copying.`, tone: 'danger' });
    }
  };

  return {
    marks,
    edit: isMine && !isGone ? () => startEditing(message.id) : undefined,
    askDelete:
      (isMine || role !== 'member') && !isGone
        ? () => askDelete(message, () => void chat.send(messageDelete, { messageId: message.id }))
        : undefined,
    copyText: () => void copy(message.text, t`Text copied`),
    copyLink: () =>
      void copy(`${location.origin}/w/${slug}/c/${message.channelId}?at=${message.sequence}`, t`Link copied`),
    markUnread: isMember
      ? () => void chat.send(channelMarkUnread, { channelId: message.channelId, sequence: message.sequence })
      : undefined,
  };
}
