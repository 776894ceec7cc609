import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { type Edit, pastedLink } from './format.js';

export interface Paste {
  readonly onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  /** Sees the keys first, to know the shortcut that pastes plain text. */
  readonly watchKey: (event: KeyboardEvent) => void;
}

/** Pasting as Markdown: an address over words links them, and formatted text, tables and code keep their format. */
export function usePaste(apply: (edit: Edit) => void): Paste {
  const isPlain = useRef(false);
  return {
    watchKey: (event) => {
      isPlain.current = event.key.toLowerCase() === 'v' && event.shiftKey && (event.ctrlKey || event.metaKey);
    },
    onPaste: (event) => {
      const wantsPlain = isPlain.current;
      isPlain.current = false;
      const field = event.currentTarget;
      const plain = event.clipboardData.getData('text/plain');
      const selection = { text: field.value, start: field.selectionStart, end: field.selectionEnd };
      const linked = wantsPlain ? undefined : pastedLink(selection, plain);
      if (linked) {
        event.preventDefault();
        return apply(linked);
      }
      const html = wantsPlain ? '' : event.clipboardData.getData('text/html');
      if (html === '') return;
      event.preventDefault();
      const insert = (text: string) => {
        const { selectionStart: from, selectionEnd: to } = field;
        const caret = from + text.length;
        apply({ from, to, insert: text, start: caret, end: caret });
      };
      void import('./html-to-markdown.js')
        .then(({ htmlToMarkdown }) => htmlToMarkdown(html))
        // Without the code that reads it, or with HTML nobody can read, the words themselves are left.
        .catch(() => null)
        .then((markdown) => insert((markdown ?? plain).replace(/\r\n?/g, '\n')));
    },
  };
}
