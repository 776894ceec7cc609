import type { Channel, Message, UserId, WorkspaceRole } from '@parley/protocol';
import type { Verdict } from '../../platform/permit.js';

/** Who wants to change a message, standing to its channel as described; that they may see it is known already. */
export interface Standing {
  readonly userId: UserId;
  readonly role: WorkspaceRole | null;
  readonly isMember: boolean;
  readonly channel: Pick<Channel, 'archivedAt'>;
}

/** One's own messages, while one belongs to the channel and it is open. */
export function mayEdit(
  message: Pick<Message, 'authorId' | 'deletedAt'>,
  { userId, isMember, channel }: Standing,
): Verdict {
  if (message.authorId !== userId || !isMember) return 'forbidden';
  if (message.deletedAt !== null) return 'message_deleted';
  return channel.archivedAt === null ? 'allowed' : 'channel_archived';
}

/** One's own messages, or anybody's as an owner or admin; in archived channels too. */
export function mayDelete(message: Pick<Message, 'authorId'>, { userId, role }: Standing): Verdict {
  const isKeeper = role === 'owner' || role === 'admin';
  return message.authorId === userId || isKeeper ? 'allowed' : 'forbidden';
}

/** Reacting and pinning: whoever belongs to the channel, while it is open and the message stands. */
export function mayMark(
  message: Pick<Message, 'deletedAt'>,
  { isMember, channel }: Pick<Standing, 'isMember' | 'channel'>,
): Verdict {
  if (!isMember) return 'forbidden';
  if (message.deletedAt !== null) return 'message_deleted';
  return channel.archivedAt === null ? 'allowed' : 'channel_archived';
}
