import { t } from '@lingui/core/macro';
import { myZone } from '../../zones/index.js';
import type { SlashOutcome, SlashPlace } from './outcome.js';

/** The time an argument begins or ends with, as it is meant where the person lives. */
export async function wordsForTime({ chat }: Pick<SlashPlace, 'chat'>, text: string) {
  const { timeInText } = await import('../../later/time-in-text.js');
  return timeInText(text, { nowMs: Date.now(), timeZone: myZone(chat.store.getState()) });
}

/** A time to come as it is said back: "Tomorrow 9:00". */
export async function saidBack({ chat, locale }: SlashPlace, atMs: number): Promise<string> {
  const { timeWords } = await import('../../later/later-time.js');
  return timeWords(atMs, { locale, nowMs: Date.now(), timeZone: myZone(chat.store.getState()) });
}

/** Why a time that was said is none that can be waited for. */
export function timeProblem({ kind }: { readonly kind: string }): SlashOutcome {
  const text =
    kind === 'past'
      ? t`This time has passed already. Choose a later one.`
      : t`This time does not exist: the clocks are set forward over it, or the month is shorter.`;
  return { kind: 'problem', text };
}
