import type { Message } from '@parley/protocol';
import { type KeyboardEvent, type Ref, useImperativeHandle } from 'react';
import { type MessageKey, messageKeyOf } from './message-keys.js';
import { MessageToolbar } from './message-toolbar.js';
import { useMessageActions } from './use-message-actions.js';

/** Takes a key that was pressed on the row itself. */
export type PressKey = (event: KeyboardEvent<HTMLElement>) => void;

export interface MessageControlsProps {
  readonly message: Message;
  /** Without it only the keys work. */
  readonly hasToolbar: boolean;
  readonly ref: Ref<PressKey>;
}

/** All that can be done with a message. Mounted for the row that is looked at: the others need not pay for it. */
export function MessageControls({ message, hasToolbar, ref }: MessageControlsProps) {
  const actions = useMessageActions(message);
  useImperativeHandle(ref, () => (event) => {
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
  });
  return hasToolbar && <MessageToolbar message={message} actions={actions} />;
}
