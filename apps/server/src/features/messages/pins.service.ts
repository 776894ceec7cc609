import {
  channelStream,
  limits,
  type Message,
  type MessageId,
  messagePinned,
  type UserId,
} from '@parley/protocol';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import { permit } from '../../platform/permit.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import { mayMark } from './messages.policy.js';
import { requireMessage } from './messages.service.js';
import { messageFromRow } from './messages.wire.js';
import { countPins, updatePin } from './pins.repository.js';

/** Pins a message to its channel, or takes it off. What is so already is no event. */
export async function setPin(
  transaction: Transaction,
  channels: ChannelReading,
  { messageId, userId, wanted }: { messageId: MessageId; userId: UserId; wanted: boolean },
): Promise<Message> {
  const { db, now } = transaction;
  const queries = queriesOf(db);
  const before = await requireMessage(transaction, messageId);
  const { channelId } = before;
  const permitPin = async () =>
    permit(mayMark(messageFromRow(before), await channels.view(queries, { channelId, userId })));
  await permitPin();
  if ((before.pinnedAt !== null) === wanted) return messageFromRow(before);
  const at = await reserveOne(transaction, channelStream(channelId));
  // Again under the stream's lock, as for an edit; the count too, which only the holder of the lock changes.
  await permitPin();
  if (wanted && (await countPins(queries, channelId)) >= limits.pinsPerChannel)
    throw new DomainError('limit_reached', { limit: 'pinsPerChannel' });
  const pin = { pinnedAt: wanted ? now : null, pinnedBy: wanted ? userId : null, version: at.sequence };
  await updatePin(queries, messageId, pin);
  const message = messageFromRow({ ...before, ...pin });
  transaction.record(at, messagePinned, { message }, messageId);
  return message;
}
