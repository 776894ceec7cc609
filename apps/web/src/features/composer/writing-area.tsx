import type { KeyboardEvent } from 'react';
import { MentionBackdrop } from './mention-backdrop.js';
import type { Writing } from './use-writing.js';

export interface WritingAreaProps {
  readonly writing: Writing;
  readonly label: string;
  readonly placeholder?: string;
  readonly describedBy?: string | undefined;
  /** Something was typed, deleted or pasted. */
  readonly onInput?: (text: string) => void;
  /** A key that writing has no use for. */
  readonly onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  /** Where new messages are written, and the keys that lead back to writing lead. */
  readonly isComposer?: boolean;
}

/** A field that grows with its text and tints the names in it. */
export function WritingArea(props: WritingAreaProps) {
  const { writing, label, placeholder, describedBy, onInput, onKey, isComposer } = props;
  const { element, field, mentions, completion, paste, left } = writing;
  return (
    <div className="relative max-h-[40dvh] overflow-y-auto rounded-card">
      <div className="relative">
        <MentionBackdrop text={field.text} mentions={mentions} />
        <textarea
          ref={element}
          data-composer={isComposer || undefined}
          dir="auto"
          rows={1}
          defaultValue={field.text}
          placeholder={placeholder}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={completion?.listId}
          aria-activedescendant={completion && `${completion.listId}-${completion.activeIndex}`}
          aria-invalid={left < 0}
          aria-describedby={describedBy}
          onInput={(event) => {
            field.sync();
            onInput?.(event.currentTarget.value);
          }}
          onSelect={field.sync}
          onKeyDown={(event) => writing.onKeyDown(event) || onKey?.(event)}
          onPaste={paste.onPaste}
          className="relative block min-h-composer w-full resize-none overflow-hidden bg-transparent px-3 py-2.5 text-body outline-none field-sizing-content placeholder-shown:field-sizing-fixed placeholder:truncate placeholder:text-ink-3"
        />
      </div>
    </div>
  );
}
