import type { ReactNode } from 'react';
import type { ShownMention } from '../mention-text/index.js';

export interface MentionBackdropProps {
  readonly text: string;
  readonly mentions: readonly ShownMention[];
}

/**
 * The same text under the field, unseen but for the tint behind names: shows at once who will be mentioned, and
 * leaves the field a plain textarea with everything that browsers do well.
 */
export function MentionBackdrop({ text, mentions }: MentionBackdropProps) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { start, end } of mentions) {
    parts.push(text.slice(from, start));
    parts.push(
      <span key={start} className="rounded-[4px] bg-accent-wash ring-2 ring-accent-wash">
        {text.slice(start, end)}
      </span>,
    );
    from = end;
  }
  parts.push(text.slice(from));
  return (
    <div
      aria-hidden
      dir="auto"
      className="pointer-events-none absolute inset-0 overflow-hidden px-3 py-2.5 text-body wrap-break-word whitespace-pre-wrap text-transparent"
    >
      {parts}
    </div>
  );
}
