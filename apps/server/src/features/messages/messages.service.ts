import {
  channelStream,
  type Message,
  type MessageId,
  messageDeleted,
  messageEdited,
  type UserId,
} from '@parley/protocol';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import { permit } from '../../platform/permit.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import { calledBy, type MentionParts, mentionIds } from './messages.mentions.js';
import { mayDelete, mayEdit } from './messages.policy.js';
import { lockMessage, mentionable, replaceMentions, updateMessage } from './messages.repository.js';
import { type MessageRow, messageFromRow } from './messages.wire.js';
import { deleteAllReactions, updateSummary } from './reactions.repository.js';

interface Caller {
  readonly messageId: MessageId;
  readonly userId: UserId;
}

export async function editMessage(
  transaction: Transaction,
  parts: MentionParts & { readonly channels: ChannelReading },
  { messageId, userId, text }: Caller & { readonly text: string },
): Promise<Message> {
  const { db, now } = transaction;
  const called = calledBy(text);
  const before = await requireMessage(transaction, messageId);
  const stand = () => parts.channels.view(queriesOf(db), { channelId: before.channelId, userId });
  const { channel } = await permitEdit();
  if (before.text === text) return messageFromRow(before);
  const at = await reserveOne(transaction, channelStream(before.channelId));
  // Again under the stream's lock: this edit must not stand after its author's removal, or the end of the channel.
  await permitEdit();
  const said = { called, channelId: channel.id, authorId: before.authorId };
  const mentions = await mentionable(db, channel, await mentionIds(parts, queriesOf(db), said));
  await replaceMentions(db, before, mentions);
  const row = await updateMessage(db, messageId, { version: at.sequence, text, mentions, editedAt: now });
  const message = messageFromRow(row);
  transaction.record(at, messageEdited, { message }, messageId);
  return message;

  async function permitEdit() {
    const standing = await stand();
    permit(mayEdit(messageFromRow(before), standing));
    return standing;
  }
}

export async function deleteMessage(
  transaction: Transaction,
  channels: ChannelReading,
  { messageId, userId }: Caller,
): Promise<Message> {
  const { db, now } = transaction;
  const before = await requireMessage(transaction, messageId);
  const permitDelete = async () =>
    permit(mayDelete(before, await channels.view(queriesOf(db), { channelId: before.channelId, userId })));
  await permitDelete();
  if (before.deletedAt !== null) return messageFromRow(before);
  const at = await reserveOne(transaction, channelStream(before.channelId));
  // Again under the stream's lock, as for an edit.
  await permitDelete();
  await replaceMentions(db, before, []);
  await deleteAllReactions(db, messageId);
  await updateSummary(queriesOf(db), messageId, { reactions: [], version: at.sequence });
  const gone = {
    version: at.sequence,
    text: '',
    mentions: [],
    deletedAt: now,
    pinnedAt: null,
    pinnedBy: null,
  };
  const message = messageFromRow(await updateMessage(db, messageId, gone));
  transaction.record(at, messageDeleted, { message }, messageId);
  return message;
}

/** The message, locked until the transaction ends. @throws DomainError `not_found`. */
export async function requireMessage(transaction: Transaction, messageId: MessageId): Promise<MessageRow> {
  const row = await lockMessage(transaction.db, messageId);
  if (!row) throw new DomainError('not_found');
  return row;
}
