import * as z from 'zod/mini';
import { id, sequence, timestamp } from './ids.js';
import { limits } from './limits.js';
import { line } from './text.js';

/** What a message can hold besides its text (docs/adr/0024): a poll or a checklist, whose title the text is. */

/** Options and items stay where they were made: their place in the list, from 0, is what names them. */
const place = z.int().check(z.nonnegative());

/** It was taken away: nothing of it is left but its place, which is not used again. */
const isRemoved = z.optional(z.literal(true));

export const pollOption = z.object({
  text: z.string(),
  count: z.int().check(z.nonnegative()),
  /** The first 20 people, in the order they voted; nobody while the poll is anonymous. */
  userIds: z.array(id),
  /** The last version of the message in which it said something else; absent: it never did. */
  changedAfter: z.optional(sequence),
  isRemoved,
});
export type PollOption = z.output<typeof pollOption>;

export const poll = z.object({
  options: z.array(pollOption),
  isMultiple: z.boolean(),
  isAnonymous: z.boolean(),
  /** People who voted. */
  voterCount: z.int().check(z.nonnegative()),
  /** Absent while people can vote. */
  closedAt: z.optional(timestamp),
});
export type Poll = z.output<typeof poll>;

/** What one person has chosen in a poll. */
export const vote = z.object({
  /** Places of options, ascending; none: nothing is chosen. */
  options: z.array(place),
  /** The version of the message as of which it is so. */
  version: z.int().check(z.positive()),
});
export type Vote = z.output<typeof vote>;

export const checklistItem = z.object({
  text: z.string(),
  /** When and by whom it was ticked; absent unless it is. */
  doneAt: z.optional(timestamp),
  doneBy: z.optional(id),
  isRemoved,
});
export type ChecklistItem = z.output<typeof checklistItem>;

export const checklist = z.object({ items: z.array(checklistItem) });
export type Checklist = z.output<typeof checklist>;

/** What stands in a list, without what was taken away. */
export const standing = <Line extends { readonly isRemoved?: true | undefined }>(
  lines: readonly Line[],
): Line[] => lines.filter((line) => line.isRemoved === undefined);

/** Two texts that people would take for one. */
export const isSameLine = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const allDiffer = z.refine<readonly string[]>(
  (texts) => new Set(texts.map((text) => text.toLowerCase())).size === texts.length,
  'has the same text twice',
);

export const pollText = line(limits.pollOptionLength, 1);
export const checklistText = line(limits.checklistItemLength, 1);

/** A change of what somebody asked or listed: new texts at its end, others in their places, places without any. */
export function revising(text: typeof pollText, places: number) {
  const held = place.check(z.lt(places));
  return z.object({
    messageId: id,
    added: z._default(z.array(text).check(z.maxLength(places)), []),
    reworded: z._default(z.array(z.object({ place: held, text })).check(z.maxLength(places)), []),
    removed: z._default(z.array(held).check(z.maxLength(places)), []),
  });
}
export type Revision = Omit<z.output<ReturnType<typeof revising>>, 'messageId'>;

export const newPoll = z.object({
  options: z.array(pollText).check(z.minLength(2), z.maxLength(limits.pollOptions), allDiffer),
  /** Whether people may choose more than one option. */
  isMultiple: z._default(z.boolean(), false),
  /** Whether nobody is told who voted for what. */
  isAnonymous: z._default(z.boolean(), false),
});
export type NewPoll = z.output<typeof newPoll>;

export const newChecklist = z.object({
  items: z.array(checklistText).check(z.minLength(1), z.maxLength(limits.checklistItems), allDiffer),
});
export type NewChecklist = z.output<typeof newChecklist>;
