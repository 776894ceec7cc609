import { type RefObject, useCallback, useState } from 'react';
import { readDraft, writeDraft } from './drafts.js';
import type { Edit } from './format.js';

/** Where what stands in a field is kept. */
export interface KeptText {
  readonly read: () => string;
  readonly write: (text: string) => void;
}

export const keptDraft = (key: string): KeptText => ({
  read: () => readDraft(key),
  write: (text) => writeDraft(key, text),
});

export interface FieldState {
  readonly text: string;
  readonly caret: number;
  /** What stands in it now; after the field has gone, what was left in it. */
  readonly written: () => string;
  readonly apply: (edit: Edit) => void;
  readonly replaceAll: (text: string) => void;
  /** From the element's own input and selection events. */
  readonly sync: () => void;
}

/** The text of a field, kept with every change, and where the caret stands. `kept` stays the same from drawing to drawing. */
export function useField(kept: KeptText, element: RefObject<HTMLTextAreaElement | null>): FieldState {
  const [text, setText] = useState(kept.read);
  const [caret, setCaret] = useState(text.length);

  const sync = useCallback(() => {
    const field = element.current;
    if (!field) return;
    setText(field.value);
    setCaret(field.selectionStart === field.selectionEnd ? field.selectionEnd : -1);
    kept.write(field.value);
  }, [kept, element]);

  const written = useCallback(() => element.current?.value ?? kept.read(), [kept, element]);

  const apply = useCallback(
    (edit: Edit) => {
      const field = element.current;
      if (!field) return;
      field.focus();
      field.setSelectionRange(edit.from, edit.to);
      // The only way to change a field that its own undo takes back; the other one is for where it is gone.
      const isDone =
        edit.insert === ''
          ? document.execCommand('delete')
          : document.execCommand('insertText', false, edit.insert);
      if (!isDone) field.setRangeText(edit.insert, edit.from, edit.to, 'end');
      field.setSelectionRange(edit.start, edit.end);
      sync();
    },
    [element, sync],
  );

  const replaceAll = useCallback(
    (next: string) => {
      if (element.current) element.current.value = next;
      setText(next);
      setCaret(next.length);
      kept.write(next);
    },
    [kept, element],
  );

  return { text, caret, written, apply, replaceAll, sync };
}
