import { isSameLine, limits, type Revision, standing } from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';

interface Line {
  readonly text: string;
  readonly isRemoved?: true | undefined;
}

interface ListRules<L extends Line> {
  /** Fewest that stand in the list. */
  readonly least: number;
  /** By the names of their limits: most that stand there, and most that ever did. */
  readonly most: 'pollOptions' | 'checklistItems';
  readonly mostPlaces: 'pollPlaces' | 'checklistPlaces';
  readonly fresh: (text: string) => L;
  readonly reworded: (line: L, text: string) => L;
  /** What stays of a line that is taken away, besides its place. */
  readonly emptied: (line: L) => L;
}

/**
 * The options of a poll or the items of a checklist after a revision; undefined when it changes nothing. A place is
 * never used again, so a vote or a tick that comes late means what it meant.
 */
export function revisedLines<L extends Line>(
  lines: readonly L[],
  { added, reworded, removed }: Revision,
  rules: ListRules<L>,
): L[] | undefined {
  const revised = [...lines];
  const at = (place: number, path: string): L => {
    const line = revised[place];
    if (!line) throw invalid(path, 'there is no such place');
    return line;
  };
  for (const { place, text } of reworded) {
    const line = at(place, 'payload.reworded');
    if (line.isRemoved) throw new DomainError('list_changed');
    if (line.text !== text) revised[place] = rules.reworded(line, text);
  }
  for (const place of removed) {
    const line = at(place, 'payload.removed');
    if (!line.isRemoved) revised[place] = { ...rules.emptied(line), isRemoved: true };
  }
  revised.push(...added.map(rules.fresh));
  if (revised.length === lines.length && revised.every((line, place) => line === lines[place]))
    return undefined;
  const left = standing(revised);
  if (left.some((line, nth) => left.slice(0, nth).some((other) => isSameLine(other.text, line.text))))
    throw invalid(added.length > 0 ? 'payload.added' : 'payload.reworded', 'has the same text twice');
  if (left.length < rules.least) throw invalid('payload.removed', `leaves fewer than ${rules.least}`);
  if (left.length > limits[rules.most]) throw new DomainError('limit_reached', { limit: rules.most });
  if (revised.length > limits[rules.mostPlaces])
    throw new DomainError('limit_reached', { limit: rules.mostPlaces });
  return revised;
}

const invalid = (path: string, issue: string) => new DomainError('invalid_input', { path, issue });
