import { isSameLine, type Message, type Revision } from '@parley/protocol';
import { filledLines } from './lines.js';

/** An option or an item where it stands; what was taken away is none. */
export interface HeldLine {
  readonly place: number;
  readonly text: string;
  readonly votes: number;
}

export const heldLines = ({ poll, checklist }: Pick<Message, 'poll' | 'checklist'>): HeldLine[] =>
  [...(poll?.options ?? checklist?.items ?? [])].flatMap(({ text, isRemoved, ...line }, place) =>
    isRemoved ? [] : [{ place, text, votes: 'count' in line ? line.count : 0 }],
  );

/** What is wrong, and with which: a `place` of the list, or `at` among the new ones. */
export interface ListProblem {
  readonly kind: 'empty' | 'repeated' | 'few';
  readonly place?: number;
  readonly at?: number;
}

/** Undefined when it can be said so. `least`: how many have to stand there. */
export function listProblem(
  lines: readonly HeldLine[],
  added: readonly string[],
  least: number,
): ListProblem | undefined {
  const empty = lines.find(({ text }) => text.trim() === '');
  if (empty) return { kind: 'empty', place: empty.place };
  // What cannot be changed comes first, so that what can is the one to blame.
  const before = lines.filter(({ votes }) => votes > 0).map(({ text }) => text);
  const isRepeated = (text: string): boolean => {
    const isThere = before.some((one) => isSameLine(one, text.trim()));
    before.push(text.trim());
    return isThere;
  };
  const repeated = lines.find(({ text, votes }) => votes === 0 && isRepeated(text));
  if (repeated) return { kind: 'repeated', place: repeated.place };
  const at = added.findIndex((text) => text.trim() !== '' && isRepeated(text));
  if (at >= 0) return { kind: 'repeated', at };
  if (lines.length + filledLines(added).length >= least) return undefined;
  return { kind: 'few', at: added.findIndex((text) => text.trim() === '') };
}

/** What to ask for, from how it was to how it was written; undefined: nothing. */
export function revisionOf(
  begun: readonly HeldLine[],
  lines: readonly HeldLine[],
  added: readonly string[],
): Revision | undefined {
  const written = new Map(lines.map(({ place, text }) => [place, text.trim()]));
  const reworded = begun.flatMap(({ place, text }) => {
    const other = written.get(place);
    return other === undefined || other === text ? [] : [{ place, text: other }];
  });
  const removed = begun.flatMap(({ place }) => (written.has(place) ? [] : [place]));
  if (added.length + reworded.length + removed.length === 0) return undefined;
  return { added: [...added], reworded, removed };
}
