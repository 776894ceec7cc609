import {
  type Checklist,
  channelStream,
  checklistUpdated,
  isSameLine,
  limits,
  type Message,
  type MessageId,
  type UserId,
} from '@parley/protocol';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import { permit, type Verdict } from '../../platform/permit.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import type { ChannelAtHead, ChannelReading } from '../channels/index.js';
import { updateChecklist } from './enclosures.repository.js';
import { mayAddItem, mayTick } from './messages.policy.js';
import { requireMessage } from './messages.service.js';
import { enclosuresOf, messageFromRow } from './messages.wire.js';

interface Caller {
  readonly messageId: MessageId;
  readonly userId: UserId;
}

/** Ticks an item, or takes its tick away. What is so already is no event, and keeps who did it. */
export function tickItem(
  transaction: Transaction,
  channels: ChannelReading,
  { item, isDone, ...caller }: Caller & { readonly item: number; readonly isDone: boolean },
): Promise<Message> {
  const done = { doneAt: transaction.now.toISOString(), doneBy: caller.userId };
  return changeChecklist(transaction, channels, {
    ...caller,
    judge: mayTick,
    change: ({ items }) => {
      const held = items[item];
      if (!held)
        throw new DomainError('invalid_input', { path: 'payload.item', issue: 'the list has no such item' });
      if ((held.doneAt !== undefined) === isDone) return undefined;
      const changed = { text: held.text, ...(isDone && done) };
      return { items: items.map((one) => (one === held ? changed : one)) };
    },
  });
}

/** Adds an item at the end. */
export function addItem(
  transaction: Transaction,
  channels: ChannelReading,
  { text, ...caller }: Caller & { readonly text: string },
): Promise<Message> {
  return changeChecklist(transaction, channels, {
    ...caller,
    judge: (message, view) => mayAddItem(message, { ...view, userId: caller.userId }),
    change: ({ items }) => {
      if (items.some((one) => isSameLine(one.text, text)))
        throw new DomainError('invalid_input', { path: 'payload.text', issue: 'is in the list already' });
      if (items.length >= limits.checklistItems)
        throw new DomainError('limit_reached', { limit: 'checklistItems' });
      return { items: [...items, { text }] };
    },
  });
}

interface ChecklistChange extends Caller {
  readonly judge: (message: Message, view: ChannelAtHead) => Verdict;
  /** Undefined: it is so already. */
  readonly change: (before: Checklist) => Checklist | undefined;
}

async function changeChecklist(
  transaction: Transaction,
  channels: ChannelReading,
  { messageId, userId, judge, change }: ChecklistChange,
): Promise<Message> {
  const queries = queriesOf(transaction.db);
  const before = await requireMessage(transaction, messageId);
  const { channelId } = before;
  const permitChange = async () =>
    permit(judge(messageFromRow(before), await channels.view(queries, { channelId, userId })));
  await permitChange();
  const { checklist } = enclosuresOf(before);
  if (!checklist) throw new DomainError('not_found');
  const changed = change(checklist);
  if (!changed) return messageFromRow(before);
  const at = await reserveOne(transaction, channelStream(channelId));
  // Again under the stream's lock, as for an edit.
  await permitChange();
  await updateChecklist(queries, messageId, { checklist: changed, version: at.sequence });
  const message = messageFromRow({ ...before, checklist: changed, version: at.sequence });
  transaction.record(at, checklistUpdated, { message }, messageId);
  return message;
}
