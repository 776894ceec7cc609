import { plural, t } from '@lingui/core/macro';
import type { ShownItem, ShownPoll } from '@parley/client';
import type { EnclosureKind } from './enclosed.js';
import type { Enclosing } from './outline.js';

/** What the text of a message is the title of. */
export function enclosedBy({ poll, checklist }: Enclosing): EnclosureKind | undefined {
  if (poll) return 'poll';
  return checklist && 'checklist';
}

/** The text of a message where it stands alone, with what it is the title of. Call it while rendering. */
export function titleWords(kind: string | undefined, text: string): string {
  if (kind === 'poll') return t`Poll: ${text}`;
  return kind === 'checklist' ? t`Checklist: ${text}` : text;
}

export const voterWords = (count: number): string =>
  plural(count, { 0: 'No votes yet', one: '# person voted', other: '# people voted' });

/** A poll as it is read out: how much there is to choose from, how it stands, and what I chose. */
export function pollWords(poll: ShownPoll): string {
  const { options, voterCount, isClosed, isAnonymous } = poll;
  const mine = options.filter((option) => option.isMine).map((option) => option.text);
  const chosen = listed(mine);
  const words = [
    plural(options.length, { one: '# option', other: '# options' }),
    voterWords(voterCount),
    ...(isAnonymous ? [t`anonymous`] : []),
    ...(isClosed ? [t`closed`] : []),
    mine.length > 0 ? t`you voted for ${chosen}` : t`you have not voted`,
  ].join(', ');
  return t`Poll: ${words}`;
}

export function doneWords(items: readonly ShownItem[]): string {
  const done = items.filter((item) => item.isDone).length;
  const all = items.length;
  return t`${done} of ${all} done`;
}

const listed = (texts: readonly string[]): string =>
  new Intl.ListFormat(document.documentElement.lang || undefined, { type: 'conjunction' }).format(texts);
