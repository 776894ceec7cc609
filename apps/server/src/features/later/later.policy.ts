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

/** What may be answered: a message of the channel that stands, and is no reply itself. */
export function mayAnswer(
  root: Pick<Message, 'channelId' | 'deletedAt' | 'threadRootId'> | undefined,
  channelId: string,
): Verdict {
  if (root?.channelId !== channelId) return 'not_found';
  if (root.threadRootId !== undefined) return 'thread_nested';
  return root.deletedAt === null ? 'allowed' : 'message_deleted';
}

/** Whoever may read a message may keep it; of a deleted one there is nothing to come back to. */
export function mayKeep(message: Pick<Message, 'deletedAt'>): Verdict {
  return message.deletedAt === null ? 'allowed' : 'message_deleted';
}
