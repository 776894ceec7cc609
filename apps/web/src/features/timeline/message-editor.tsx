import { Trans, useLingui } from '@lingui/react/macro';
import { codePointLength, limits, type Message, messageEdit } from '@parley/protocol';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useChat } from '../../client.js';
import { Button } from '../../ui/button.js';
import { isPressed } from '../../ui/shortcut-keys.js';
import { useMentionText } from '../mention-text/index.js';
import { stopEditing } from './editing.js';
import { editingKeys } from './message-keys.js';

/** Edits a message where it stands. Enter saves, Escape leaves it as it was. */
export function MessageEditor({ message }: { readonly message: Message }) {
  const { t } = useLingui();
  const chat = useChat();
  const mentions = useMentionText();
  const [text, setText] = useState(() => mentions.toShown(message.text));
  const field = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const wire = mentions.toWire(text);
  const isTooLong = codePointLength(wire) > limits.messageTextLength;
  const canSave = wire.trim() !== '' && !isTooLong;

  useLayoutEffect(() => {
    // From the field under the list by its key, otherwise from the row.
    cameFrom.current ??=
      document.activeElement?.closest<HTMLElement>('[data-composer]') ??
      frame.current?.closest<HTMLElement>('[data-row]') ??
      null;
    const end = field.current?.value.length ?? 0;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(end, end);
  }, []);

  const leave = () => {
    stopEditing();
    cameFrom.current?.focus({ preventScroll: true });
  };
  const save = () => {
    if (!canSave) return;
    if (wire !== message.text) void chat.send(messageEdit, { messageId: message.id, text: wire });
    leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (isPressed(event, editingKeys.cancel)) leave();
    else if (isPressed(event, editingKeys.save)) {
      event.preventDefault();
      save();
    }
  };

  return (
    <div ref={frame} className="my-1">
      <textarea
        ref={field}
        dir="auto"
        value={text}
        aria-label={t`Edit message`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content block max-h-[40dvh] min-h-composer w-full resize-none rounded-card border border-line-2 bg-raised px-3 py-2 text-body"
      />
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        <Button size="small" tone="primary" disabled={!canSave} onClick={save}>
          <Trans>Save</Trans>
        </Button>
        <Button size="small" tone="ghost" onClick={leave}>
          <Trans>Cancel</Trans>
        </Button>
        <p className="text-meta text-ink-3">
          {isTooLong ? (
            <span className="text-danger-ink">
              <Trans>
                {codePointLength(wire)} of {limits.messageTextLength} characters: too long to save
              </Trans>
            </span>
          ) : (
            <span className="coarse:hidden">
              <Trans>Enter saves, Escape cancels</Trans>
            </span>
          )}
        </p>
      </div>
    </div>
  );
}
