import { type PersonKey, type ScheduledMessage, scheduleScript } from '@parley/seed';
import type { Conversation } from './conversations.js';

const minuteMs = 60_000;
/** How long after it was written a message is corrected or taken back. */
const secondThoughtsMs = 2 * minuteMs;

/** One message of the demo. */
export interface Line extends ScheduledMessage {
  readonly conversation: string;
}

export interface Scene {
  readonly at: Date;
  readonly kind: 'say' | 'edit' | 'delete';
  readonly line: Line;
}

/** Everything that is said, corrected and taken back in all conversations, in the order of time. */
export function storyboard(
  conversations: readonly Pick<Conversation, 'name' | 'script'>[],
  now: Date,
): readonly Scene[] {
  const lines = conversations.flatMap(({ name, script }) =>
    scheduleScript(script, now).map((message): Line => ({ ...message, conversation: name })),
  );
  const later = (line: Line) =>
    new Date(Math.min(line.sentAt.getTime() + secondThoughtsMs, now.getTime() - 1_000));
  const scenes = lines.flatMap((line): Scene[] => [
    { at: line.sentAt, kind: 'say', line },
    ...(line.edited ? [{ at: later(line), kind: 'edit', line } as const] : []),
    ...(line.deleted ? [{ at: later(line), kind: 'delete', line } as const] : []),
  ]);
  return scenes.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The newest of the lines that somebody has seen who looked in at `seenAt`, or later to say something. */
export function lastSeen(lines: readonly Line[], person: PersonKey, seenAt: Date): Line | undefined {
  return lines.findLast((line) => line.by === person || line.sentAt <= seenAt);
}
