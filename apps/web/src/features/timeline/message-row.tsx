import type { Message } from '@parley/protocol';
import { memo, useRef } from 'react';
import { useIsEditing } from '../composer/index.js';
import { SavedMark } from '../later/index.js';
import { PinMark, ReactionRow } from '../reactions/index.js';
import { MessageBody } from './message-body.js';
import { MessageControls, type PressKey } from './message-controls.js';
import { MessageEditor } from './message-editor.js';
import { RowFrame } from './row-frame.js';
import { useThreadPlace } from './thread-place.js';
import { AlsoSentMark, ReplyMark, ThreadStub } from './thread-stub.js';

export interface MessageRowProps {
  readonly message: Message;
  readonly rowKey: string;
  readonly isGrouped: boolean;
  readonly isSameThread: boolean;
  readonly isForMe: boolean;
  /** Looked at: the toolbar is drawn. */
  readonly isActive: boolean;
  /** Has the focus, or takes it when the list is entered. */
  readonly isTabStop: boolean;
  readonly isTarget: boolean;
}

export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, isActive, isTabStop } = props;
  const thread = useThreadPlace();
  const isEditing = useIsEditing(message, thread);
  const answered = thread === null && !message.deletedAt ? message.threadRootId : undefined;
  const pressKey = useRef<PressKey>(null);
  return (
    <RowFrame
      authorId={message.authorId}
      atMs={Date.parse(message.createdAt)}
      isGrouped={props.isGrouped}
      threadLine={answered === undefined ? undefined : props.isSameThread ? 'goes on' : 'begins'}
      isForMe={props.isForMe}
      isTarget={props.isTarget}
      rowKey={props.rowKey}
      isTabStop={isTabStop}
      onKeyDown={(event) => pressKey.current?.(event)}
      toolbar={
        (isActive || isTabStop) && (
          <MessageControls
            ref={pressKey}
            message={message}
            hasToolbar={isActive && !isEditing && !message.deletedAt}
          />
        )
      }
    >
      <div className="flex flex-wrap items-center gap-x-3">
        <PinMark message={message} />
        {!message.deletedAt && <SavedMark messageId={message.id} />}
      </div>
      {answered !== undefined && (
        <ReplyMark
          channelId={message.channelId}
          rootId={answered}
          sequence={message.sequence}
          isTold={props.isSameThread}
        />
      )}
      {isEditing ? <MessageEditor message={message} /> : <MessageBody message={message} />}
      <ReactionRow message={message} />
      {thread === null && message.thread && <ThreadStub message={message} />}
      {thread !== null && message.alsoInChannel && <AlsoSentMark message={message} />}
    </RowFrame>
  );
});
