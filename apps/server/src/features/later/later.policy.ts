import { type Channel, limits, type Message } from '@parley/protocol';
import type { Verdict } from '../../platform/permit.js';

const dayMs = 86_400_000;

/** A time for something to happen: to come, and not beyond what anybody can mean. */
export function mayHappenAt(at: Date, now: Date): Verdict {
  if (at.getTime() <= now.getTime()) return 'time_past';
  return at.getTime() - now.getTime() > limits.scheduleAheadDays * dayMs ? 'time_too_far' : 'allowed';
}

/** As for sending a message: members, while the channel is open. Asked again when the time has come. */
export function mayWrite(view: { readonly channel: Channel; readonly isMember: boolean }): Verdict {
  if (!view.isMember) return 'forbidden';
  return view.channel.archivedAt === null ? 'allowed' : 'channel_archived';
}

/** Whoever may read a message may keep it; of a deleted one there is nothing to come back to. */
export function mayKeep(message: Pick<Message, 'deletedAt'>): Verdict {
  return message.deletedAt === null ? 'allowed' : 'message_deleted';
}
