import { useLingui } from '@lingui/react/macro';
import { selectMessageRules, selectThreadReading } from '@parley/client';
import { channelMarkUnread, isWithin, type Message, messageDelete, threadMarkUnread } from '@parley/protocol';
import { useNavigate } from '@tanstack/react-router';
import { useChat, useChatState } from '../../client.js';
import { showToast } from '../../ui/toast.js';
import { editPlace, startEditing } from '../composer/index.js';
import { type LaterActions, useLaterActions } from '../later/index.js';
import { callMessageDialog } from '../message-dialogs/index.js';
import { windowWords } from '../message-rules/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { useMyId, useMyRole } from '../people/index.js';
import { useCommand } from '../problems/index.js';
import { type MarkActions, useMarkActions } from '../reactions/index.js';
import { askDelete } from './delete-dialog.js';
import { useThreadPlace } from './thread-place.js';
import { type TextActions, useTextActions } from './use-text-actions.js';

export interface MessageActions extends TextActions {
  /** Undefined where the person may not. */
  readonly edit: (() => void) | undefined;
  /** Why it is too late for that. */
  readonly editHint: string | undefined;
  readonly askDelete: (() => void) | undefined;
  /** Undefined where the thread is open already. */
  readonly openThread: (() => void) | undefined;
  readonly later: LaterActions;
  readonly marks: MarkActions;
  readonly markUnread: (() => void) | undefined;
  readonly deleteHint: string | undefined;
  /** Undefined where there is nothing to show, or it is not shown. */
  readonly showHistory: (() => void) | undefined;
  readonly forward: () => void;
}

/** What somebody may do with a message: the same for toolbar, menu and keys. The server decides again. */
export function useMessageActions(message: Message): MessageActions {
  const { t } = useLingui();
  const run = useCommand();
  const isMine = useMyId() === message.authorId;
  const marks = useMarkActions(message);
  const isKeeper = useMyRole() !== 'member';
  const { editWithinMs, deleteWithinMs, isHistoryVisible } = useChatState(selectMessageRules);
  const texts = useTextActions(message);
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const thread = useThreadPlace();
  const later = useLaterActions(message);
  const isGone = message.deletedAt !== null;
  const chat = useChat();
  const isMember = chat.store.getState().channels.get(message.channelId)?.isMember === true;
  const isOpen = (withinMs: number | null) => isWithin(withinMs, Date.parse(message.createdAt), Date.now());
  const editHint = isOpen(editWithinMs) ? undefined : windowWords('edit', editWithinMs);
  const deleteHint = isKeeper || isOpen(deleteWithinMs) ? undefined : windowWords('delete', deleteWithinMs);

  /** A key says why nothing happens, as the menu does. */
  const orHint = (hint: string | undefined, act: () => void) => () =>
    hint === undefined ? act() : void showToast({ text: hint, id: 'too-late' });

  /** Before this message in the line it is looked at in; in a thread only for those who follow it. */
  function markUnread(): (() => void) | undefined {
    const { channelId, sequence } = message;
    if (!isMember) return undefined;
    if (thread === null) return () => void chat.send(channelMarkUnread, { channelId, sequence });
    const isFollowed = selectThreadReading(channelId, thread)(chat.store.getState()) !== undefined;
    if (!isFollowed || message.id === thread) return undefined;
    return () => void chat.send(threadMarkUnread, { rootId: thread, sequence });
  }

  return {
    marks,
    ...texts,
    edit: isMine && !isGone ? orHint(editHint, () => startEditing(editPlace(message, thread))) : undefined,
    editHint,
    later,
    askDelete:
      (isMine || isKeeper) && !isGone
        ? orHint(deleteHint, () =>
            askDelete(message, () => void run(messageDelete, { messageId: message.id })),
          )
        : undefined,
    openThread:
      thread === null && (!isGone || message.thread)
        ? () =>
            void navigate({
              to: '/w/$slug/c/$channelId',
              params: { slug, channelId: message.channelId },
              search: { thread: message.threadRootId ?? message.id },
            })
        : undefined,
    markUnread: markUnread(),
    deleteHint,
    showHistory:
      message.editedAt !== null && !isGone && isHistoryVisible
        ? () => callMessageDialog('history', message)
        : undefined,
    forward: () =>
      isGone
        ? void showToast({ text: t`This message was deleted.`, id: 'too-late' })
        : callMessageDialog('forward', message),
  };
}
