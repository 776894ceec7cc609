import type { Message } from '@parley/protocol';
import { type KeyboardEvent, memo } from 'react';
import { PinMark, ReactionRow } from '../reactions/index.js';
import { useIsEditing } from './editing.js';
import { MessageBody } from './message-body.js';
import { MessageEditor } from './message-editor.js';
import { type MessageKey, messageKeyOf } from './message-keys.js';
import { MessageToolbar } from './message-toolbar.js';
import { RowFrame } from './row-frame.js';
import { useThreadPlace } from './thread-place.js';
import { AlsoSentMark, ReplyMark, ThreadStub } from './thread-stub.js';
import { useMessageActions } from './use-message-actions.js';

export interface MessageRowProps {
  readonly message: Message;
  readonly rowKey: string;
  readonly isGrouped: boolean;
  readonly isForMe: boolean;
  /** Looked at: the toolbar is drawn. */
  readonly isActive: boolean;
  readonly isTabStop: boolean;
  readonly isTarget: boolean;
}

export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, isActive } = props;
  const isEditing = useIsEditing(message.id);
  const actions = useMessageActions(message);
  const thread = useThreadPlace();
  const answered = thread === null && !message.deletedAt ? message.threadRootId : undefined;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = event.currentTarget;
    const key = event.target === row ? messageKeyOf(event) : undefined;
    if (!key) return;
    const acts: Readonly<Record<MessageKey, (() => void) | undefined>> = {
      react: actions.marks.react && (() => actions.marks.react?.(row)),
      reply: actions.openThread,
      edit: actions.edit,
      quote: actions.quote,
      forward: actions.forward,
      save: actions.later.toggleSaved,
      remind: actions.later.remind,
      markUnread: actions.markUnread,
      pin: actions.marks.pin ?? actions.marks.unpin,
      copyText: actions.copyText,
      copyLink: actions.copyLink,
      delete: actions.askDelete,
    };
    const act = acts[key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <RowFrame
      authorId={message.authorId}
      atMs={Date.parse(message.createdAt)}
      isGrouped={props.isGrouped}
      isForMe={props.isForMe}
      isTarget={props.isTarget}
      rowKey={props.rowKey}
      isTabStop={props.isTabStop}
      onKeyDown={onKeyDown}
      toolbar={
        isActive && !isEditing && !message.deletedAt ? (
          <MessageToolbar message={message} actions={actions} />
        ) : undefined
      }
    >
      <PinMark message={message} />
      {answered !== undefined && (
        <ReplyMark channelId={message.channelId} rootId={answered} sequence={message.sequence} />
      )}
      {isEditing ? <MessageEditor message={message} /> : <MessageBody message={message} />}
      <ReactionRow message={message} />
      {thread === null && message.thread && <ThreadStub message={message} />}
      {thread !== null && message.alsoInChannel && <AlsoSentMark message={message} />}
    </RowFrame>
  );
});
