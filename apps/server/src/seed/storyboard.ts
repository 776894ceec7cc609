import { type Choice, type PersonKey, type ScheduledMessage, scheduleScript } from '@parley/seed';
import type { Conversation } from './conversations.js';

const minuteMs = 60_000;
/** How long after it was written a message is corrected or taken back. */
const secondThoughtsMs = 2 * minuteMs;

/** One message of the demo. */
export interface Line extends ScheduledMessage {
  readonly conversation: string;
}

export type Scene = { readonly at: Date; readonly line: Line } & (
  | { readonly kind: 'say' | 'edit' | 'delete' | 'pin' }
  | { readonly kind: 'react'; readonly by: PersonKey; readonly emoji: string }
  | { readonly kind: 'vote' | 'tick'; readonly by: PersonKey; readonly place: number }
);

/** From one reaction, vote or tick to the next. */
const reactionGapMs = 40_000;

/** Everything that is said, corrected, taken back and answered with an emoji in all conversations, in the order of time. */
export function storyboard(
  conversations: readonly Pick<Conversation, 'name' | 'script'>[],
  now: Date,
): readonly Scene[] {
  const lines = conversations.flatMap(({ name, script }) =>
    scheduleScript(script, now).map((message): Line => ({ ...message, conversation: name })),
  );
  const after = (line: Line, ms: number) =>
    new Date(Math.min(line.sentAt.getTime() + ms, now.getTime() - 1_000));
  const later = (line: Line) => after(line, secondThoughtsMs);
  const scenes = lines.flatMap((line): Scene[] => [
    { at: line.sentAt, kind: 'say', line },
    ...(line.edited ? [{ at: later(line), kind: 'edit', line } as const] : []),
    ...(line.deleted ? [{ at: later(line), kind: 'delete', line } as const] : []),
    ...(line.pinned ? [{ at: later(line), kind: 'pin', line } as const] : []),
    ...line.reactions
      .flatMap(({ emoji, by }) => by.map((person) => ({ emoji, by: person })))
      .map(
        (one, nth) => ({ at: after(line, (nth + 1) * reactionGapMs), kind: 'react', line, ...one }) as const,
      ),
    ...[...chosen(line.poll, 'vote'), ...chosen(line.checklist, 'tick')].map((one, nth) => ({
      ...{ at: after(line, (nth + 1) * reactionGapMs), line },
      ...one,
    })),
  ]);
  return scenes.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function chosen(choices: readonly Choice[] | undefined, kind: 'vote' | 'tick') {
  return (choices ?? []).flatMap(({ by }, place) => by.map((person) => ({ kind, by: person, place })));
}

/** The newest of the lines that somebody has seen who looked in at `seenAt`, or later to say something. */
export function lastSeen(lines: readonly Line[], person: PersonKey, seenAt: Date): Line | undefined {
  return lines.findLast((line) => line.by === person || line.sentAt <= seenAt);
}
