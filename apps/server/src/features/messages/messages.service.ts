import {
  type ChannelId,
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
import type { Reservation, Transaction } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import { deleteEnclosures } from './enclosures.repository.js';
import { calledBy, type MentionParts, mentionIds } from './messages.mentions.js';
import { mayDelete, mayEdit } from './messages.policy.js';
import { lockMessage, mentionable, replaceMentions, updateMessage } from './messages.repository.js';
import { type MessageRow, messageFromRow } from './messages.wire.js';
import { deleteAllReactions, updateSummary } from './reactions.repository.js';
import { deleteRevisions, keepRevision } from './revisions.repository.js';
import { findRules, holdRules } from './rules.repository.js';
import { recordReplyGone } from './threads.service.js';

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
  const channel = await permitEdit();
  if (before.text === text) return messageFromRow(before);
  await holdRules(db, channel.workspaceId);
  const at = await reserveOne(transaction, channelStream(before.channelId));
  // Again under the locks: this edit must not stand after its author's removal, the end of the channel or of the window.
  await permitEdit();
  if ((await findRules(queriesOf(db), channel.workspaceId)).isHistoryVisible) await keepRevision(db, before);
  const said = { called, channelId: channel.id, authorId: before.authorId };
  const mentions = await mentionable(db, channel, await mentionIds(parts, queriesOf(db), said));
  await replaceMentions(db, before, mentions);
  const row = await updateMessage(db, messageId, { version: at.sequence, text, mentions, editedAt: now });
  const message = messageFromRow(row);
  transaction.record(at, messageEdited, { message }, messageId);
  return message;

  async function permitEdit() {
    const standing = await standingTo(transaction, parts.channels, { channelId: before.channelId, userId });
    permit(mayEdit(messageFromRow(before), standing));
    return standing.channel;
  }
}

export async function deleteMessage(
  transaction: Transaction,
  channels: ChannelReading,
  { messageId, userId }: Caller,
): Promise<Message> {
  const { db, now } = transaction;
  const before = await requireMessage(transaction, messageId);
  const permitDelete = async () => {
    const standing = await standingTo(transaction, channels, { channelId: before.channelId, userId });
    permit(mayDelete(messageFromRow(before), standing));
    return standing.channel;
  };
  const channel = await permitDelete();
  if (before.deletedAt !== null) return messageFromRow(before);
  await holdRules(db, channel.workspaceId);
  const root = before.threadRootId === null ? null : await requireMessage(transaction, before.threadRootId);
  const stream = channelStream(before.channelId);
  const reserved = await transaction.reserve(root ? [stream, stream] : [stream]);
  const [at, next] = reserved as [Reservation, Reservation | undefined];
  // Again under the locks, as for an edit.
  await permitDelete();
  await replaceMentions(db, before, []);
  await deleteRevisions(db, messageId);
  await deleteAllReactions(db, messageId);
  await deleteEnclosures(db, messageId);
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
  if (root && next) await recordReplyGone(transaction, root, next);
  return message;
}

/** How somebody stands to a channel and the rules of its workspace now. */
async function standingTo(
  { db, now }: Transaction,
  channels: ChannelReading,
  at: { readonly channelId: ChannelId; readonly userId: UserId },
) {
  const queries = queriesOf(db);
  const view = await channels.view(queries, at);
  return { ...view, rules: await findRules(queries, view.channel.workspaceId), now };
}

/** The message, locked until the transaction ends. @throws DomainError `not_found`. */
export async function requireMessage(transaction: Transaction, messageId: MessageId): Promise<MessageRow> {
  const row = await lockMessage(transaction.db, messageId);
  if (!row) throw new DomainError('not_found');
  return row;
}
