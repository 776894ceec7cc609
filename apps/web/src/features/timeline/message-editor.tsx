import { Trans, useLingui } from '@lingui/react/macro';
import { selectPendingEdit } from '@parley/client';
import { codePointLength, limits, type Message, messageEdit } from '@parley/protocol';
import { clsx } from 'clsx';
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { useChat, useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { useUiLabels } from '../../ui/labels.js';
import { shortcutParts } from '../../ui/shortcut-keys.js';
import { showToast } from '../../ui/toast.js';
import {
  CompletionList,
  type EditPlace,
  editPlace,
  keptEdit,
  sendKeyOf,
  startEditing,
  stopEditing,
  takeCall,
  useField,
  useSendKey,
  useWriting,
  WritingArea,
} from '../composer/index.js';
import { isCrowdMeant } from '../crowd/index.js';
import { useMentionText } from '../mention-text/index.js';
import { useMyId } from '../people/index.js';
import { MessageBody } from './message-body.js';
import { cancelEditKey } from './message-keys.js';
import { useThreadPlace } from './thread-place.js';

interface EditorProps {
  readonly message: Message;
  readonly place: EditPlace;
}

/** Edits a message where it stands. What is written is kept until it is saved or cancelled, or the message is gone. */
export function MessageEditor({ message }: { readonly message: Message }) {
  const threadRootId = useThreadPlace();
  const { id, authorId, channelId, sequence } = message;
  const place = useMemo(
    () => editPlace({ id, authorId, channelId, sequence }, threadRootId),
    [id, authorId, channelId, sequence, threadRootId],
  );
  // On a device that several people use, what somebody left there is for them alone.
  const isMine = useMyId() === authorId;
  return message.deletedAt !== null || !isMine ? (
    <MessageBody message={message} />
  ) : (
    <Editor message={message} place={place} />
  );
}

function Editor({ message, place }: EditorProps) {
  const { t } = useLingui();
  const chat = useChat();
  const { keyNames } = useUiLabels();
  const sendKey = useSendKey();
  const { toShown } = useMentionText();
  const element = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  // An edit on its way, or one that was refused, is what is gone on from.
  const before = useChatState(selectPendingEdit(message.id))?.text ?? message.text;
  const kept = useMemo(() => keptEdit(place, toShown(before)), [place, toShown, before]);
  const field = useField(kept, element);
  const follow = useEffectEvent(() => {
    if (field.written() !== kept.read()) field.replaceAll(kept.read());
  });
  // What was changed elsewhere meanwhile is shown, unless something is written here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: that is when it changed
  useEffect(() => follow(), [before]);

  useLayoutEffect(() => {
    const [row, active] = [frame.current?.closest<HTMLElement>('[data-row]'), document.activeElement];
    // From the field under the list by its key, otherwise from the row.
    cameFrom.current ??= active?.closest<HTMLElement>('[data-composer]') ?? row ?? null;
    // One that was scrolled out of sight, or left over a reload, comes back without taking the focus.
    if (!takeCall(place)) return;
    const end = element.current?.value.length ?? 0;
    element.current?.focus({ preventScroll: true });
    element.current?.setSelectionRange(end, end);
    // A row that was put in just now gets its place with the frame.
    requestAnimationFrame(() => frame.current?.scrollIntoView({ block: 'nearest' }));
  }, [place]);

  const leave = () => {
    stopEditing(place);
    cameFrom.current?.focus({ preventScroll: true });
  };
  const cancel = () => {
    const written = field.written();
    const isChanged = written !== toShown(before);
    leave();
    if (!isChanged) return;
    const goOn = () => {
      kept.write(written);
      startEditing(place);
    };
    showToast({ text: t`Edit discarded`, action: { label: t`Undo`, onSelect: goOn } });
  };
  const save = async () => {
    if (!canSave) return;
    const { channelId, id: messageId } = message;
    if (!(await isCrowdMeant(chat, { channelId, wire, replaced: message.text }, 'save'))) return;
    if (wire !== before) void chat.send(messageEdit, { messageId, text: wire });
    leave();
  };
  const writing = useWriting({
    ...{ element, channelId: message.channelId, field },
    hasCommands: false,
    onDone: () => void save(),
  });
  const { wire, left, completion } = writing;
  const canSave = wire.trim() !== '' && left >= 0;
  const saveKeys = shortcutParts(sendKeyOf(sendKey), keyNames).join('+');

  return (
    <div ref={frame} className="my-1">
      <div className="relative">
        {completion && <CompletionList completion={completion} />}
        <div
          className={clsx(
            'rounded-card border bg-raised',
            left < 0 ? 'border-danger' : 'border-line-2 focus-within:border-line-strong',
          )}
        >
          <WritingArea
            writing={writing}
            label={t`Edit message`}
            onKey={(event) => {
              if (event.key.toLowerCase() !== cancelEditKey) return;
              event.preventDefault();
              cancel();
            }}
          />
        </div>
      </div>
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        <Button size="small" tone="primary" disabled={!canSave} onClick={() => void save()}>
          <Trans>Save</Trans>
        </Button>
        <Button size="small" tone="ghost" onClick={cancel}>
          <Trans>Cancel</Trans>
        </Button>
        <p className="text-meta text-ink-3">
          {left < 0 ? (
            <span className="text-danger-ink">
              <Trans>
                {codePointLength(wire)} of {limits.messageTextLength} characters: too long to save
              </Trans>
            </span>
          ) : (
            <span className="coarse:hidden">
              {sendKey === 'enter' ? (
                <Trans>Enter saves, Escape cancels</Trans>
              ) : (
                <Trans>{saveKeys} saves, Escape cancels</Trans>
              )}
            </span>
          )}
        </p>
      </div>
    </div>
  );
}
