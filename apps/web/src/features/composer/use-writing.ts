import { codePointLength, limits } from '@parley/protocol';
import { type KeyboardEvent, type RefObject, useCallback, useMemo } from 'react';
import { matchesShortcut, parseShortcut } from '../../ui/shortcut-keys.js';
import { type ShownMention, useMentionText } from '../mention-text/index.js';
import { formatShortcuts, useSendKey } from './composer-keys.js';
import { type Format, format, isInFence, newLine } from './format.js';
import { indent } from './indent.js';
import { type Completion, useCompletion } from './use-completion.js';
import type { FieldState } from './use-field.js';
import { type Paste, usePaste } from './use-paste.js';

export interface WritingOptions {
  readonly element: RefObject<HTMLTextAreaElement | null>;
  readonly channelId: string;
  readonly field: FieldState;
  /** Commands are offered too. */
  readonly hasCommands: boolean;
  /** The key that sends, or saves. */
  readonly onDone: () => void;
}

/** What a text for a channel is written with: names and emoji completed, formats by key, lists that go on, Markdown from what is pasted. */
export interface Writing {
  readonly element: RefObject<HTMLTextAreaElement | null>;
  readonly field: FieldState;
  readonly mentions: readonly ShownMention[];
  readonly completion: Completion | undefined;
  readonly paste: Paste;
  /** As it is sent. */
  readonly wire: string;
  /** Characters it may still grow by; below 0 it is too long. */
  readonly left: number;
  readonly doFormat: (kind: Format) => void;
  readonly putIn: (text: string) => void;
  /** True when the key was used up here. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
}

const parsedFormats = (Object.keys(formatShortcuts) as Format[]).map((kind) => ({
  parsed: parseShortcut(formatShortcuts[kind]),
  kind,
}));

const stateOf = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) => ({
  ...{ text: value, start: selectionStart, end: selectionEnd },
});

export function useWriting({ element, channelId, field, hasCommands, onDone }: WritingOptions): Writing {
  const { text, caret, apply } = field;
  const sendKey = useSendKey();
  const mentionText = useMentionText();
  const mentions = useMemo(() => mentionText.mentionsIn(text), [mentionText, text]);
  const wire = useMemo(() => mentionText.toWire(text), [mentionText, text]);
  const completion = useCompletion({ channelId, text, caret, hasCommands }, apply);
  const paste = usePaste(apply);

  const doFormat = useCallback(
    (kind: Format) => {
      if (element.current) apply(format(stateOf(element.current), kind));
    },
    [element, apply],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    // 229: the key belongs to an input method; its Enter must not send anything.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return true;
    paste.watchKey(event);
    const use = (act: () => void) => {
      event.preventDefault();
      act();
      return true;
    };
    if (completion?.onKeyDown(event)) return use(() => {});
    const press = event.nativeEvent;
    const kind = parsedFormats.find(({ parsed }) => matchesShortcut(press, parsed))?.kind;
    if (kind) return use(() => doFormat(kind));
    const state = stateOf(event.currentTarget);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return use(onDone);
    if (event.key === 'Enter' && !event.altKey) {
      const isNewLine = event.shiftKey || sendKey !== 'enter';
      const edit = isNewLine ? newLine(state) : undefined;
      if (edit) return use(() => apply(edit));
      return isNewLine || isInFence(state.text, state.start) ? true : use(onDone);
    }
    if (event.key === 'Tab') {
      const edit = indent(state, event.shiftKey ? 'out' : 'in');
      return edit !== undefined && use(() => apply(edit));
    }
    return false;
  };

  return {
    ...{ element, field, mentions, completion, paste, wire, doFormat, onKeyDown },
    left: limits.messageTextLength - codePointLength(wire),
    putIn: (inserted) => {
      if (!element.current) return;
      const { start, end } = stateOf(element.current);
      const after = start + inserted.length;
      apply({ from: start, to: end, insert: inserted, start: after, end: after });
    },
  };
}
