import {
  type Channel,
  isWithin,
  type Message,
  type MessageRules,
  type UserId,
  type WorkspaceRole,
} from '@parley/protocol';
import type { Verdict } from '../../platform/permit.js';

/** Who wants to change a message, standing to its channel as described; that they may see it is known already. */
export interface Standing {
  readonly userId: UserId;
  readonly role: WorkspaceRole | null;
  readonly isMember: boolean;
  readonly channel: Pick<Channel, 'archivedAt'>;
  readonly rules: Pick<MessageRules, 'editWithinMs' | 'deleteWithinMs'>;
  readonly now: Date;
}

type Aged = Pick<Message, 'authorId' | 'createdAt' | 'deletedAt'>;

/** One's own messages, while one belongs to the channel, it is open, and the workspace's window is. */
export function mayEdit(message: Aged, { userId, isMember, channel, rules, now }: Standing): Verdict {
  if (message.authorId !== userId || !isMember) return 'forbidden';
  if (message.deletedAt !== null) return 'message_deleted';
  if (channel.archivedAt !== null) return 'channel_archived';
  return isOpen(message, rules.editWithinMs, now) ? 'allowed' : 'edit_window_over';
}

/** One's own messages within the workspace's window, or anybody's as an owner or admin; in archived channels too. */
export function mayDelete(message: Aged, { userId, role, rules, now }: Standing): Verdict {
  if (role === 'owner' || role === 'admin') return 'allowed';
  if (message.authorId !== userId) return 'forbidden';
  // What is gone already may be asked for once more, as after a lost answer.
  if (message.deletedAt !== null) return 'allowed';
  return isOpen(message, rules.deleteWithinMs, now) ? 'allowed' : 'delete_window_over';
}

/** Members, while the channel is open, to a message that is no reply itself and still stands. */
export function mayReply(
  root: { readonly deletedAt: unknown; readonly threadRootId: string | null },
  { isMember, channel }: Pick<Standing, 'isMember' | 'channel'>,
  { isRepeat = false } = {},
): Verdict {
  if (!isMember) return 'forbidden';
  // What was sent before is only told again.
  if (isRepeat) return 'allowed';
  if (root.threadRootId !== null) return 'thread_nested';
  if (channel.archivedAt !== null) return 'channel_archived';
  return root.deletedAt === null ? 'allowed' : 'message_deleted';
}

/** Members, of a message that is no reply itself. */
export function mayFollow(
  root: { readonly threadRootId: string | null },
  { isMember }: Pick<Standing, 'isMember'>,
): Verdict {
  if (!isMember) return 'forbidden';
  return root.threadRootId === null ? 'allowed' : 'thread_nested';
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

/** Voting: like reacting, in a poll that is open. */
export function mayVote(
  message: Pick<Message, 'deletedAt' | 'poll'>,
  standing: Pick<Standing, 'isMember' | 'channel'>,
): Verdict {
  const verdict = mayMark(message, standing);
  if (verdict !== 'allowed') return verdict;
  if (!message.poll) return 'not_found';
  return message.poll.closedAt === undefined ? 'allowed' : 'poll_closed';
}

/** Its author, and those who keep the workspace; closed or not. */
export function mayClose(
  message: Pick<Message, 'authorId' | 'deletedAt' | 'poll'>,
  { userId, role, ...standing }: Pick<Standing, 'userId' | 'role' | 'isMember' | 'channel'>,
): Verdict {
  const verdict = mayMark(message, standing);
  if (verdict !== 'allowed') return verdict;
  if (message.authorId !== userId && role !== 'owner' && role !== 'admin') return 'forbidden';
  return message.poll ? 'allowed' : 'not_found';
}

/** Ticking: like reacting. */
export function mayTick(
  message: Pick<Message, 'deletedAt' | 'checklist'>,
  standing: Pick<Standing, 'isMember' | 'channel'>,
): Verdict {
  const verdict = mayMark(message, standing);
  if (verdict !== 'allowed') return verdict;
  return message.checklist ? 'allowed' : 'not_found';
}

/** Another list of items: its author, as with an edit. */
export function mayReviseItems(
  message: Pick<Message, 'authorId' | 'deletedAt' | 'checklist'>,
  { userId, ...standing }: Pick<Standing, 'userId' | 'isMember' | 'channel'>,
): Verdict {
  if (message.authorId !== userId) return 'forbidden';
  return mayTick(message, standing);
}

/** Other options: the author, while people can vote. */
export function mayReviseOptions(
  message: Pick<Message, 'authorId' | 'deletedAt' | 'poll'>,
  { userId, ...standing }: Pick<Standing, 'userId' | 'isMember' | 'channel'>,
): Verdict {
  if (message.authorId !== userId) return 'forbidden';
  return mayVote(message, standing);
}

/** Sending: members, while the channel is open. */
export function maySend({ isMember, channel }: Pick<Standing, 'isMember' | 'channel'>): Verdict {
  if (!isMember) return 'forbidden';
  return channel.archivedAt === null ? 'allowed' : 'channel_archived';
}

const isOpen = (message: Aged, withinMs: number | null, now: Date): boolean =>
  isWithin(withinMs, Date.parse(message.createdAt), now.getTime());
