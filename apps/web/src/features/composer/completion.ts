export type CompletionKind = 'person' | 'channel' | 'emoji' | 'command';

/** The word being completed: its sign stands at `start`, the caret at `end`. */
export interface CompletionQuery {
  readonly kind: CompletionKind;
  readonly start: number;
  readonly end: number;
  readonly term: string;
}

export interface Candidate {
  readonly id: string;
  readonly label: string;
  /** Beside the label, also searched. */
  readonly detail: string;
  /** What stands for several people; a person without it. */
  readonly crowd?: 'group' | 'everybody' | 'here';
  /** Somebody else's name looks the same. */
  readonly isLookAlike?: boolean;
}

const kinds = { '@': 'person', '#': 'channel', ':': 'emoji' } as const;
// A person's name may hold one space while it is being typed; an emoji needs two letters, or every colon would ask.
const beforeCaret =
  /(?:^|[\s(])(?:(@)([\p{L}\p{M}\p{N}_.'-]*(?: [\p{L}\p{M}\p{N}_.'-]+)?)|(#)([\p{L}\p{M}\p{N}_-]*)|(:)([a-z0-9_+-]{2,}))$/u;

/** A command is the first word of a message and nothing else. */
const commandBeforeCaret = /^\/([a-z]*)$/;

/** What is being completed at the caret, if anything. */
export function completionQuery(text: string, caret: number): CompletionQuery | undefined {
  const command = commandBeforeCaret.exec(text.slice(0, Math.min(Math.max(0, caret), 40)));
  if (command && caret === command[0].length)
    return { kind: 'command', start: 0, end: caret, term: command[1] ?? '' };
  // The longest name and its sign fit in here; the rest of a long text is never looked at.
  const tail = text.slice(Math.max(0, caret - 100), caret);
  const match = beforeCaret.exec(tail);
  if (!match) return undefined;
  const sign = (match[1] ?? match[3] ?? match[5]) as keyof typeof kinds;
  const term = match[2] ?? match[4] ?? match[6] ?? '';
  return { kind: kinds[sign], start: caret - term.length - 1, end: caret, term };
}
