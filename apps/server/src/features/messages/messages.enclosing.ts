import { createHash } from 'node:crypto';
import {
  type Checklist,
  channelStream,
  type Message,
  messageCreated,
  type NewChecklist,
  type NewPoll,
  type Poll,
  type UserId,
} from '@parley/protocol';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Ids } from '../../platform/ids.js';
import { permit } from '../../platform/permit.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import { noteActivity } from './activity.repository.js';
import { insertEnclosing, lockChannelStream } from './enclosures.repository.js';
import { calledBy, type MentionParts, mentionIds } from './messages.mentions.js';
import { maySend } from './messages.policy.js';
import { mentionable, replaceMentions } from './messages.repository.js';
import { messageFromRow } from './messages.wire.js';
import { findBySender } from './threads.repository.js';

/** What a request wants enclosed: at most one of the two. */
export interface Enclosing {
  readonly poll?: NewPoll | undefined;
  readonly checklist?: NewChecklist | undefined;
}

export interface EnclosingMessage extends Enclosing {
  readonly channelId: string;
  readonly clientMessageId: string;
  readonly text: string;
  readonly authorId: UserId;
}

export const isEnclosing = ({ poll, checklist }: Enclosing): boolean =>
  poll !== undefined || checklist !== undefined;

/** As it begins: nobody has voted, and nothing is done. */
export function freshEnclosures({ poll, checklist }: Enclosing): { poll?: Poll; checklist?: Checklist } {
  return {
    ...(poll && {
      poll: {
        ...{ isMultiple: poll.isMultiple, isAnonymous: poll.isAnonymous, voterCount: 0 },
        options: poll.options.map((text) => ({ text, count: 0, userIds: [] })),
      },
    }),
    ...(checklist && { checklist: { items: checklist.items.map((text) => ({ text })) } }),
  };
}

/** What a retry has to repeat besides the text; nothing where nothing is enclosed. */
export const hashedEnclosures = ({ poll, checklist }: Enclosing): string =>
  isEnclosing({ poll, checklist }) ? `\u0000${JSON.stringify([poll, checklist])}` : '';

/**
 * Writes a message of the main line that encloses something, in a transaction of its own: the batch of ordinary
 * messages has no room for it.
 */
export async function sendEnclosing(
  transaction: Transaction,
  parts: MentionParts & { readonly channels: ChannelReading; readonly ids: Ids },
  message: EnclosingMessage,
): Promise<{ readonly message: Message }> {
  const { db, now } = transaction;
  const { channelId, authorId, clientMessageId, text } = message;
  const queries = queriesOf(db);
  const contentHash = createHash('sha256')
    .update(text + hashedEnclosures(message))
    .digest();
  const called = { called: calledBy(text), channelId, authorId };
  const wanted = await mentionIds(parts, queries, called);
  // What is judged from here on cannot change any more: membership, the channel, and whether this was sent before.
  await lockChannelStream(db, channelId);
  const standing = await parts.channels.view(queries, { channelId, userId: authorId });
  const earlier = standing.isMember && (await findBySender(db, { channelId, authorId, clientMessageId }));
  if (earlier) {
    if (!contentHash.equals(earlier.contentHash)) throw new DomainError('idempotency_conflict');
    return { message: messageFromRow(earlier) };
  }
  permit(maySend(standing));
  const mentions = await mentionable(db, standing.channel, wanted);
  const at = await reserveOne(transaction, channelStream(channelId));
  const row = await insertEnclosing(db, {
    id: parts.ids.next(),
    sequence: at.sequence,
    ...{ channelId, authorId, clientMessageId, text, mentions, contentHash, createdAt: now },
    ...freshEnclosures(message),
  });
  await replaceMentions(db, { ...row, mentions: [] }, mentions);
  await noteActivity(queries, channelId, now);
  const sent = { message: messageFromRow(row) };
  transaction.record(at, messageCreated, sent, row.id);
  return sent;
}
