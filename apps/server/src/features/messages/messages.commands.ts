import type { CommandPayload, CommandType, Message, MessageId, UserId } from '@parley/protocol';
import type { CommandContext, CommandHandlers } from '../../platform/handlers.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction, UnitOfWork } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import type { CustomEmojiReading } from '../custom-emoji/index.js';
import { reviseItems, tickItem } from './checklists.service.js';
import type { MentionParts } from './messages.mentions.js';
import { findByIds } from './messages.repository.js';
import type { SendRequest, Sent } from './messages.sending.js';
import { deleteMessage, editMessage } from './messages.service.js';
import { messageFromRow } from './messages.wire.js';
import { setPin } from './pins.service.js';
import { castVote, reviseOptions, setClosed } from './polls.service.js';
import { setReaction } from './reactions.service.js';
import { followThread, markThreadRead, markThreadUnread, unfollowThread } from './threads.service.js';

export type MessageCommands = Exclude<
  Extract<CommandType, `${'message' | 'thread' | 'poll' | 'checklist'}.${string}`>,
  'message.save' | 'message.unsave'
>;

/** A receipt that keeps no text: a deleted message must be gone from everywhere. */
const byId = {
  keep: ({ message }: Sent) => message.id,
  restore: async (id: unknown, { db }: Transaction): Promise<Sent> => {
    const [row] = await findByIds(queriesOf(db), [id as MessageId]);
    if (!row) throw new Error('A message with a receipt is missing.');
    return { message: messageFromRow(row) };
  },
};

export function messageCommands(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly channels: ChannelReading;
  readonly groups: MentionParts['groups'];
  readonly customEmoji: CustomEmojiReading;
  readonly whoIsThere: MentionParts['whoIsThere'];
  readonly send: (request: SendRequest, authorId: UserId) => Promise<Sent>;
}): CommandHandlers<MessageCommands> {
  const { unitOfWork, channels, send } = parts;
  /** With a receipt: a repeat that comes late must not undo what was done since. */
  const changing =
    <T extends MessageCommands>(
      type: T,
      change: (transaction: Transaction, payload: CommandPayload<T>, userId: UserId) => Promise<Message>,
    ) =>
    (payload: CommandPayload<T>, context: CommandContext): Promise<Sent> =>
      unitOfWork.runCommand(
        { ...context, type, payload },
        async (transaction) => ({ message: await change(transaction, payload, context.actor.userId) }),
        byId,
      );
  return {
    // Its client message id makes a repeat harmless for as long as the message exists, longer than any receipt.
    'message.send': (payload, { actor }) => send(payload, actor.userId),
    'message.edit': (payload, context) =>
      unitOfWork.runCommand(
        { ...context, type: 'message.edit', payload },
        async (transaction) => ({
          message: await editMessage(transaction, parts, { ...payload, userId: context.actor.userId }),
        }),
        byId,
      ),
    'message.react': changing('message.react', (transaction, payload, userId) =>
      setReaction(transaction, parts, { ...payload, userId, wanted: true }),
    ),
    'message.unreact': changing('message.unreact', (transaction, payload, userId) =>
      setReaction(transaction, parts, { ...payload, userId, wanted: false }),
    ),
    'message.pin': changing('message.pin', (transaction, { messageId }, userId) =>
      setPin(transaction, channels, { messageId, userId, wanted: true }),
    ),
    'message.unpin': changing('message.unpin', (transaction, { messageId }, userId) =>
      setPin(transaction, channels, { messageId, userId, wanted: false }),
    ),
    'poll.vote': changing('poll.vote', (transaction, payload, userId) =>
      castVote(transaction, channels, { ...payload, userId }),
    ),
    'poll.close': changing('poll.close', (transaction, { messageId }, userId) =>
      setClosed(transaction, channels, { messageId, userId, isClosed: true }),
    ),
    'poll.reopen': changing('poll.reopen', (transaction, { messageId }, userId) =>
      setClosed(transaction, channels, { messageId, userId, isClosed: false }),
    ),
    'poll.revise': changing('poll.revise', (transaction, payload, userId) =>
      reviseOptions(transaction, channels, { ...payload, userId }),
    ),
    'checklist.tick': changing('checklist.tick', (transaction, payload, userId) =>
      tickItem(transaction, channels, { ...payload, userId }),
    ),
    'checklist.revise': changing('checklist.revise', (transaction, payload, userId) =>
      reviseItems(transaction, channels, { ...payload, userId }),
    ),
    // Deleting twice is the same as once, so it needs no receipt.
    'message.delete': (payload, { actor }) =>
      unitOfWork.run(async (transaction) => ({
        message: await deleteMessage(transaction, channels, { ...payload, userId: actor.userId }),
      })),
    // Of these, too, a repeat changes nothing by itself.
    'thread.follow': (payload, { actor }) =>
      unitOfWork.run((transaction) =>
        followThread(transaction, channels, { ...payload, userId: actor.userId }),
      ),
    'thread.unfollow': (payload, { actor }) =>
      unitOfWork.run((transaction) =>
        unfollowThread(transaction, channels, { ...payload, userId: actor.userId }),
      ),
    'thread.markRead': (payload, { actor }) =>
      unitOfWork.run((transaction) =>
        markThreadRead(transaction, channels, { ...payload, userId: actor.userId }),
      ),
    'thread.markUnread': (payload, { actor }) =>
      unitOfWork.run((transaction) =>
        markThreadUnread(transaction, channels, { ...payload, userId: actor.userId }),
      ),
  };
}
