import { selectChannelFace, selectPreferences } from '@parley/client';
import { codePointLength, limits, messageSend } from '@parley/protocol';
import { clsx } from 'clsx';
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useChat, useChatState } from '../../client.js';
import { afterMenu } from '../../ui/after-menu.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { isPressed, matchesShortcut, parseShortcut } from '../../ui/shortcut-keys.js';
import type { Enclosed, EnclosureKind } from '../enclosures/index.js';
import { useHandedText } from '../handed-text/index.js';
import { useMentionText } from '../mention-text/index.js';
import { startEditing } from '../timeline/index.js';
import { holdMs } from '../undo-send/index.js';
import { CompletionList } from './completion-list.js';
import { ComposerFoot, countFrom, type FieldActs } from './composer-foot.js';
import { fieldKeys, formatShortcuts } from './composer-keys.js';
import { ComposerNotices } from './composer-notices.js';
import { type Format, format, isInFence, newLine } from './format.js';
import { indent } from './indent.js';
import { MentionBackdrop } from './mention-backdrop.js';
import { useCompletion } from './use-completion.js';
import { useDelivery } from './use-delivery.js';
import { draftKey, useDraftSync } from './use-draft-sync.js';
import { useField } from './use-field.js';
import { useLastOwnMessage } from './use-last-own-message.js';
import { usePaste } from './use-paste.js';
import { useSlash } from './use-slash.js';

const CrowdDialog = lazyPart(async () => (await import('./crowd-dialog.js')).CrowdDialog);
const EncloseDialog = lazyPart(async () => (await import('../enclosures/enclose-dialog.js')).EncloseDialog);
const SlashDialog = lazyPart(async () => (await import('./slash-dialog.js')).SlashDialog);

export interface ComposerProps {
  readonly channelId: string;
  /** Names the field, e.g. "Message #web". */
  readonly placeholder: string;
  /** Why nothing can be written here; stands in place of the field. */
  readonly disabledReason?: ReactNode;
  /** What is written here are replies in this thread. */
  readonly thread?: ThreadTarget | undefined;
}

export interface ThreadTarget {
  readonly rootId: string;
  readonly alsoInChannel: boolean;
  readonly onSent: () => void;
  /** Stands in the row of the send button. */
  readonly option: ReactNode;
}

const parsedFormats = (Object.keys(formatShortcuts) as Format[]).map((kind) => ({
  parsed: parseShortcut(formatShortcuts[kind]),
  kind,
}));

/** Where messages are written. Mount it with the channel's id as its key. */
export function Composer({ channelId, placeholder, disabledReason, thread }: ComposerProps) {
  if (disabledReason)
    return (
      <div className="mx-2 mb-[max(0.5rem,var(--spacing-safe-bottom))] max-w-column rounded-card border border-line bg-sunken px-4 py-3 text-ui text-ink-2 md:mx-4 md:mb-[max(1rem,var(--spacing-safe-bottom))]">
        {disabledReason}
      </div>
    );
  return <Field channelId={channelId} placeholder={placeholder} thread={thread} />;
}

function Field({ channelId, placeholder, thread }: Omit<ComposerProps, 'disabledReason'>) {
  const chat = useChat();
  const isHere = useChatState(selectChannelFace(channelId)) !== undefined;
  const sendKey = useChatState((state) => selectPreferences(state).sendKey);
  const element = useRef<HTMLTextAreaElement>(null);
  const place = { channelId, threadRootId: thread?.rootId };
  const { text, caret, written, apply, replaceAll, sync } = useField(draftKey(place), element);
  useDraftSync(place, { text, replaceAll });
  const mentionText = useMentionText();
  const mentions = useMemo(() => mentionText.mentionsIn(text), [mentionText, text]);
  const completion = useCompletion({ channelId, text, caret }, apply);
  const lastOwnMessage = useLastOwnMessage(channelId, thread?.rootId);

  const wire = useMemo(() => mentionText.toWire(text), [mentionText, text]);
  const length = codePointLength(wire);
  const left = limits.messageTextLength - length;
  const canSend = isHere && wire.trim() !== '' && left >= 0;

  // Where a pointer is precise there is a keyboard: typing can begin at once. On a phone it would open the keyboard.
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) element.current?.focus({ preventScroll: true });
  }, []);

  const { rootId: threadRootId, alsoInChannel, onSent } = thread ?? {};
  const put = useCallback(
    (wireText: string, enclosed?: Enclosed) => {
      const place = {
        ...(threadRootId !== undefined && { threadRootId }),
        ...(alsoInChannel && { alsoInChannel }),
      };
      // What is taken back comes back as text: a poll or a checklist would lose more than it.
      const options = { holdMs: enclosed ? undefined : holdMs() };
      void chat.send(messageSend, { channelId, text: wireText, ...place, ...enclosed }, options);
      replaceAll('');
      onSent?.();
    },
    [chat, channelId, threadRootId, alsoInChannel, onSent, replaceAll],
  );
  const delivery = useDelivery(channelId, put);
  const [enclosing, setEnclosing] = useState<{ kind: EnclosureKind; text: string; nth: number }>();
  const enclose = useCallback(
    (kind: EnclosureKind, given: string) =>
      setEnclosing((last) => ({ kind, text: given, nth: (last?.nth ?? 0) + 1 })),
    [],
  );
  const reply = thread && { threadRootId: thread.rootId, alsoInChannel: thread.alsoInChannel };
  const slash = useSlash({ channelId, reply, send: delivery.deliver, enclose, written, replaceAll });
  const paste = usePaste(apply);
  const send = () => {
    if (canSend && !slash.take(text)) delivery.deliver(wire);
  };
  // A quotation, or what was taken back: it goes in front of what is written already.
  useHandedText(threadRootId ?? channelId, (given) => {
    const rest = element.current?.value ?? '';
    apply({
      from: 0,
      to: 0,
      insert: rest === '' ? given : `${given}\n`,
      start: given.length,
      end: given.length,
    });
  });
  const doFormat = useCallback(
    (kind: Format) => {
      const field = element.current;
      if (field)
        apply(format({ text: field.value, start: field.selectionStart, end: field.selectionEnd }, kind));
    },
    [apply],
  );

  /** Where the caret was when the field was left for the picker. */
  const putIn = (emoji: string) => {
    const field = element.current;
    if (!field) return;
    const end = field.selectionStart + emoji.length;
    apply({ from: field.selectionStart, to: field.selectionEnd, insert: emoji, start: end, end });
  };

  const acts = useRef<FieldActs>(null);
  useImperativeHandle(acts, () => ({
    format: doFormat,
    enclose: (kind) => enclose(kind, text),
    putIn,
    wire: () => wire,
    scheduled: () => {
      replaceAll('');
      onSent?.();
      // The button that had the focus cannot be pressed any more.
      afterMenu(() => element.current?.focus());
    },
    send: (isByKey) => {
      send();
      if (isByKey) element.current?.focus();
    },
  }));

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // 229: the key belongs to an input method; its Enter must not send anything.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    paste.watchKey(event);
    const field = event.currentTarget;
    if (completion?.onKeyDown(event)) return event.preventDefault();
    const kind = parsedFormats.find(({ parsed }) => matchesShortcut(event.nativeEvent, parsed))?.kind;
    if (kind) {
      event.preventDefault();
      doFormat(kind);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === 'Enter' && !event.altKey) {
      const state = { text: field.value, start: field.selectionStart, end: field.selectionEnd };
      const isNewLine = event.shiftKey || sendKey !== 'enter';
      const isWriting = isNewLine || isInFence(field.value, field.selectionStart);
      const edit = isNewLine ? newLine(state) : undefined;
      if (edit) apply(edit);
      else if (!isWriting) send();
      if (edit || !isWriting) event.preventDefault();
    } else if (event.key === 'Tab') {
      const state = { text: field.value, start: field.selectionStart, end: field.selectionEnd };
      const edit = indent(state, event.shiftKey ? 'out' : 'in');
      if (!edit) return;
      event.preventDefault();
      apply(edit);
    } else if (isPressed(event, fieldKeys.editLast) && field.value === '') {
      const own = lastOwnMessage();
      if (!own) return;
      event.preventDefault();
      startEditing(own);
    }
  };

  return (
    <div className="relative mx-2 mb-[max(0.5rem,var(--spacing-safe-bottom))] max-w-column md:mx-4 md:mb-[max(1rem,var(--spacing-safe-bottom))]">
      <ComposerNotices
        channelId={channelId}
        slash={slash}
        delivery={delivery}
        onSendAsText={() => delivery.deliver(wire)}
      />
      {slash.asking && <SlashDialog slash={slash} />}
      {delivery.asked && <CrowdDialog asked={delivery.asked} onAnswer={delivery.answer} />}
      {enclosing && <EncloseDialog key={enclosing.nth} {...enclosing} onSend={delivery.deliver} />}
      {completion && <CompletionList completion={completion} />}
      <div
        className={clsx(
          'group/composer rounded-card border bg-raised shadow-xs transition-colors duration-quick',
          left < 0 ? 'border-danger' : 'border-line-2 focus-within:border-line-strong',
        )}
      >
        <div className="relative max-h-[40dvh] overflow-y-auto rounded-card">
          <div className="relative">
            <MentionBackdrop text={text} mentions={mentions} />
            <textarea
              ref={element}
              data-composer
              dir="auto"
              rows={1}
              defaultValue={text}
              placeholder={placeholder}
              aria-label={placeholder}
              aria-autocomplete="list"
              aria-controls={completion?.listId}
              aria-activedescendant={completion && `${completion.listId}-${completion.activeIndex}`}
              aria-invalid={left < 0}
              aria-describedby={left <= countFrom ? 'composer-length' : undefined}
              onInput={(event) => {
                sync();
                slash.clear();
                if (event.currentTarget.value !== '') chat.presence.typing(channelId);
              }}
              onSelect={sync}
              onKeyDown={onKeyDown}
              onPaste={paste.onPaste}
              className="relative block min-h-composer w-full resize-none overflow-hidden bg-transparent px-3 py-2.5 text-body outline-none field-sizing-content placeholder-shown:field-sizing-fixed placeholder:truncate placeholder:text-ink-3"
            />
          </div>
        </div>
        {thread?.option}
        <ComposerFoot
          channelId={channelId}
          threadRootId={threadRootId}
          alsoInChannel={alsoInChannel}
          canEnclose={isHere}
          canSend={canSend}
          left={left <= countFrom ? left : undefined}
          acts={acts}
        />
      </div>
    </div>
  );
}
