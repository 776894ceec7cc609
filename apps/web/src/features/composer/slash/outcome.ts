import type { ChatClient } from '@parley/client';
import type { Enclosed, EnclosureKind } from '../../enclosures/index.js';
import type { ReplyPlace } from '../../later/index.js';

/** Where a command was typed. */
export interface SlashPlace {
  readonly chat: ChatClient;
  readonly channelId: string;
  /** From what was typed to what is sent: names become mentions. */
  readonly toWire: (shown: string) => string;
  /** What is written there are replies in this thread. */
  readonly reply: ReplyPlace | undefined;
  /** In which times are said back. */
  readonly locale: string;
  /** Shows a channel or conversation. */
  readonly goTo: (channelId: string) => void;
  /** Shows where somebody goes who has left. */
  readonly goHome: () => void;
}

/**
 * What a command comes to.
 * `done`: it happened; `said` is shown for a moment. `send`: this text is sent to the channel. `problem`: why not; what
 * was typed stays. `kept`: the person thought again, and it stays too. `enclose`: the fields of a poll or a checklist are shown. `ask`: it is asked first. `list`: the list of commands is shown.
 */
export type SlashOutcome =
  | { readonly kind: 'done'; readonly said?: string }
  | { readonly kind: 'send'; readonly text: string; readonly enclosed?: Enclosed }
  | { readonly kind: 'enclose'; readonly what: EnclosureKind; readonly text: string }
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'kept' }
  | { readonly kind: 'list' }
  | {
      readonly kind: 'ask';
      readonly title: string;
      readonly description: string;
      readonly confirmLabel: string;
      readonly run: () => Promise<SlashOutcome>;
    };

export interface SlashCommand {
  readonly name: string;
  /** What is written after it, as it is shown in the list; empty for nothing. */
  readonly args: string;
  readonly help: string;
  /** False where it makes no sense, as renaming a direct conversation. */
  readonly isOffered?: (place: Pick<SlashPlace, 'chat' | 'channelId'>) => boolean;
  readonly run: (place: SlashPlace, args: string) => SlashOutcome | Promise<SlashOutcome>;
}
