import type { MessageId } from '@parley/protocol';
import { belongings, groups, officeTime, officeTimeZone, type Spot } from '@parley/seed';
import { type Act, type Cast, find, onTheWire } from './cast.js';
import type { Line } from './storyboard.js';

interface Scene {
  readonly cast: Cast;
  readonly spoken: ReadonlyMap<Line, { readonly id: MessageId }>;
  readonly now: Date;
}

/** The groups people are mentioned by. */
export async function makeGroups(act: Act, { workspaceId, people }: Cast): Promise<void> {
  for (const { name, createdBy, members } of groups) {
    const memberIds = members.map((key) => find(people, key));
    await act(createdBy, 'group.create', { workspaceId, name, memberIds });
  }
}

/** What people keep for later, have begun to write, and send at a time to come. */
export async function keepForLater(act: Act, { cast, spoken, now }: Scene): Promise<void> {
  const { workspaceId, places } = cast;
  const timeZone = officeTimeZone;
  for (const { of, saved, reminders, scheduled, drafts } of belongings) {
    for (const { isDone, ...spot } of saved)
      await act(of, 'message.save', { messageId: idOf(spoken, spot), state: isDone ? 'done' : 'open' });
    for (const { text, about, ...time } of reminders) {
      const messageId = about ? idOf(spoken, about) : null;
      const dueAt = officeTime(now, time).toISOString();
      await act(of, 'reminder.create', { workspaceId, messageId, text, dueAt, timeZone });
    }
    for (const { place, text, ...time } of scheduled) {
      const sendAt = officeTime(now, time).toISOString();
      const channelId = find(places, place);
      await act(of, 'schedule.create', { channelId, text: onTheWire(text, cast), sendAt, timeZone });
    }
    for (const { place, text } of drafts)
      await act(of, 'draft.set', { channelId: find(places, place), text: onTheWire(text, cast) });
  }
}

/** @throws Error when nobody said so: the script is wrong. */
function idOf(spoken: Scene['spoken'], { place, words }: Spot): MessageId {
  for (const [line, { id }] of spoken)
    if (line.conversation === place && line.text.includes(words)) return id;
  throw new Error(`Nobody said “${words}” in ${place}.`);
}
