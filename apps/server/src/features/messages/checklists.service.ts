import type { ChecklistItem, Message, Revision } from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import { type Caller, changeEnclosure } from './enclosures.service.js';
import { mayReviseItems, mayTick } from './messages.policy.js';
import { revisedLines } from './revised-lines.js';

/** Ticks an item, or takes its tick away. What is so already is no event, and keeps who did it. */
export function tickItem(
  transaction: Transaction,
  channels: ChannelReading,
  { item, isDone, ...caller }: Caller & { readonly item: number; readonly isDone: boolean },
): Promise<Message> {
  const done = { doneAt: transaction.now.toISOString(), doneBy: caller.userId };
  return changeEnclosure(transaction, channels, {
    ...caller,
    kind: 'checklist',
    judge: mayTick,
    change: ({ items }) => {
      const held = items[item];
      if (!held)
        throw new DomainError('invalid_input', { path: 'payload.item', issue: 'the list has no such item' });
      if (held.isRemoved) throw new DomainError('list_changed');
      if ((held.doneAt !== undefined) === isDone) return undefined;
      const changed = { text: held.text, ...(isDone && done) };
      return { items: items.map((one) => (one === held ? changed : one)) };
    },
  });
}

/** Gives a checklist other items. What is reworded stays ticked. */
export function reviseItems(
  transaction: Transaction,
  channels: ChannelReading,
  { messageId, userId, ...revision }: Caller & Revision,
): Promise<Message> {
  return changeEnclosure(transaction, channels, {
    ...{ messageId, userId },
    kind: 'checklist',
    judge: mayReviseItems,
    change: (checklist) => {
      const items = revisedLines<ChecklistItem>(checklist.items, revision, {
        least: 1,
        most: 'checklistItems',
        mostPlaces: 'checklistPlaces',
        fresh: (text) => ({ text }),
        reworded: (item, text) => ({ ...item, text }),
        emptied: () => ({ text: '' }),
      });
      return items && { items };
    },
  });
}
