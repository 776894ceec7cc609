import { selectChannelFace } from '@parley/client';
import { messageSend } from '@parley/protocol';
import { clsx } from 'clsx';
import {
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
import { isPressed } from '../../ui/shortcut-keys.js';
import { isCrowdMeant } from '../crowd/index.js';
import type { Enclosed, EnclosureKind } from '../enclosures/index.js';
import { useHandedText } from '../handed-text/index.js';
import { useMentionText } from '../mention-text/index.js';
import { holdMs } from '../undo-send/index.js';
import { CompletionList } from './completion-list.js';
import { ComposerFoot, countFrom, type FieldActs } from './composer-foot.js';
import { fieldKeys } from './composer-keys.js';
import { ComposerNotices } from './composer-notices.js';
import { editPlace, startEditing } from './editing.js';
import { useDelivery } from './use-delivery.js';
import { draftKey, useDraftSync } from './use-draft-sync.js';
import { keptDraft, useField } from './use-field.js';
import { useLastOwnMessage } from './use-last-own-message.js';
import { useSlash } from './use-slash.js';
import { useWriting } from './use-writing.js';
import { WritingArea } from './writing-area.js';

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
  const element = useRef<HTMLTextAreaElement>(null);
  const place = { channelId, threadRootId: thread?.rootId };
  const key = draftKey(place);
  const field = useField(
    useMemo(() => keptDraft(key), [key]),
    element,
  );
  const { text, written, apply, replaceAll } = field;
  useDraftSync(place, { text, replaceAll });
  const mentionText = useMentionText();
  const lastOwnMessage = useLastOwnMessage(channelId, thread?.rootId);

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
      const options = { holdMs: holdMs() };
      void chat.send(messageSend, { channelId, text: wireText, ...place, ...enclosed }, options);
      // What was written while it was asked who is meant stays.
      const now = enclosed ? '' : mentionText.toWire(written());
      replaceAll(now.startsWith(wireText) ? mentionText.toShown(now.slice(wireText.length)) : '');
      onSent?.();
    },
    [chat, channelId, threadRootId, alsoInChannel, onSent, replaceAll, written, mentionText],
  );
  const delivery = useDelivery(channelId, put);
  const [enclosing, setEnclosing] = useState<{
    kind: EnclosureKind;
    text: string;
    enclosed?: Enclosed | undefined;
    nth: number;
  }>();
  const enclose = useCallback(
    (kind: EnclosureKind, given: string, enclosed?: Enclosed) =>
      setEnclosing((last) => ({ kind, text: given, enclosed, nth: (last?.nth ?? 0) + 1 })),
    [],
  );
  const reply = thread && { threadRootId: thread.rootId, alsoInChannel: thread.alsoInChannel };
  const slash = useSlash({ channelId, reply, send: delivery.deliver, enclose, written, replaceAll });
  const send = () => {
    if (canSend && !slash.take(text)) delivery.deliver(wire);
  };
  const writing = useWriting({ element, channelId, field, hasCommands: true, onDone: send });
  const { wire, left, completion } = writing;
  const canSend = isHere && wire.trim() !== '' && left >= 0;
  // A quotation, or what was taken back: it goes in front of what is written already.
  useHandedText(threadRootId ?? channelId, ({ text: given, enclosed }) => {
    if (enclosed) return enclose(enclosed.poll ? 'poll' : 'checklist', given, enclosed);
    const rest = element.current?.value ?? '';
    apply({
      from: 0,
      to: 0,
      insert: rest === '' ? given : `${given}\n`,
      start: given.length,
      end: given.length,
    });
  });

  const acts = useRef<FieldActs>(null);
  useImperativeHandle(acts, () => ({
    format: writing.doFormat,
    enclose: (kind) => enclose(kind, text),
    putIn: writing.putIn,
    wire: () => wire,
    mayGoLater: async () =>
      !slash.refuseLater(text) && (await isCrowdMeant(chat, { channelId, wire }, 'schedule')),
    scheduled: (wireText) => {
      // What was written while it was being kept stays.
      const now = mentionText.toWire(written());
      if (now.startsWith(wireText)) replaceAll(mentionText.toShown(now.slice(wireText.length)));
      onSent?.();
      // The button that had the focus cannot be pressed any more.
      afterMenu(() => element.current?.focus());
    },
    send: (isByKey) => {
      send();
      if (isByKey) element.current?.focus();
    },
  }));

  return (
    <div className="relative mx-2 mb-[max(0.5rem,var(--spacing-safe-bottom))] max-w-column md:mx-4 md:mb-[max(1rem,var(--spacing-safe-bottom))]">
      <ComposerNotices
        channelId={channelId}
        slash={slash}
        delivery={delivery}
        onSendAsText={() => delivery.deliver(wire)}
      />
      {slash.asking && <SlashDialog slash={slash} />}
      {enclosing && (
        <EncloseDialog
          key={enclosing.nth}
          {...enclosing}
          onSend={(given, enclosed) => {
            delivery.deliver(given, enclosed);
            // What was taken back goes out beside what is being written.
            if (enclosing.enclosed) replaceAll(text);
          }}
        />
      )}
      {completion && <CompletionList completion={completion} />}
      <div
        className={clsx(
          'group/composer rounded-card border bg-raised shadow-xs transition-colors duration-quick',
          left < 0 ? 'border-danger' : 'border-line-2 focus-within:border-line-strong',
        )}
      >
        <WritingArea
          writing={writing}
          label={placeholder}
          placeholder={placeholder}
          describedBy={left <= countFrom ? 'composer-length' : undefined}
          isComposer
          onInput={(typed) => {
            slash.clear();
            if (typed !== '') chat.presence.typing(channelId, thread?.rootId);
          }}
          onKey={(event) => {
            if (!isPressed(event, fieldKeys.editLast) || event.currentTarget.value !== '') return;
            const message = lastOwnMessage();
            if (message === undefined) return;
            event.preventDefault();
            startEditing(editPlace(message, thread?.rootId ?? null));
          }}
        />
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
