import {
  channelStream,
  checklistUpdated,
  type Message,
  type MessageId,
  pollUpdated,
  type UserId,
} from '@parley/protocol';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import { permit, type Verdict } from '../../platform/permit.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import type { ChannelAtHead, ChannelReading } from '../channels/index.js';
import { updateChecklist } from './enclosures.repository.js';
import { requireMessage } from './messages.service.js';
import { enclosuresOf, messageFromRow } from './messages.wire.js';
import { updatePoll } from './polls.repository.js';

type Kind = 'poll' | 'checklist';
type Enclosure<K extends Kind> = NonNullable<Message[K]>;

const written = { poll: updatePoll, checklist: updateChecklist };
const announced = { poll: pollUpdated, checklist: checklistUpdated };

export interface Caller {
  readonly messageId: MessageId;
  readonly userId: UserId;
}

interface EnclosureChange<K extends Kind> extends Caller {
  readonly kind: K;
  readonly judge: (message: Message, standing: ChannelAtHead & { readonly userId: UserId }) => Verdict;
  /** Undefined: it is so already. `version`: the message's, as it was. */
  readonly change: (before: Enclosure<K>, version: number) => Enclosure<K> | undefined;
}

/** Puts another poll or checklist in the place of the one that a message holds. What changes nothing is no event. */
export async function changeEnclosure<K extends Kind>(
  transaction: Transaction,
  channels: ChannelReading,
  { messageId, userId, kind, judge, change }: EnclosureChange<K>,
): Promise<Message> {
  const queries = queriesOf(transaction.db);
  // Its lock makes all who change it wait for each other.
  const before = await requireMessage(transaction, messageId);
  const { channelId } = before;
  const permitChange = async () => {
    const view = await channels.view(queries, { channelId, userId });
    permit(judge(messageFromRow(before), { ...view, userId }));
  };
  await permitChange();
  const held = enclosuresOf(before)[kind] as Enclosure<K> | undefined;
  if (!held) throw new DomainError('not_found');
  const changed = change(held, Number(before.version));
  if (!changed) return messageFromRow(before);
  const at = await reserveOne(transaction, channelStream(channelId));
  // Again under the stream's lock, as for an edit.
  await permitChange();
  const row = { ...before, [kind]: changed, version: at.sequence };
  await written[kind](queries, row);
  const message = messageFromRow(row);
  const event: (typeof announced)[Kind] = announced[kind];
  transaction.record(at, event, { message }, messageId);
  return message;
}
