import {
  type CommandPayload,
  type Draft,
  draftChanged,
  limits,
  type Message,
  messageSaved,
  messageUnsaved,
  type SavedMessage,
  type UserId,
  userStream,
} from '@parley/protocol';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Ids } from '../../platform/ids.js';
import { permit } from '../../platform/permit.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import type { Messages } from '../messages/index.js';
import { mayAnswer, mayKeep, mayWrite } from './later.policy.js';
import {
  countKept,
  deleteSaved,
  findDraft,
  findSaved,
  type Kept,
  putDraft,
  putSaved,
} from './later.repository.js';
import { draftFromRow, savedFromRow } from './later.wire.js';

/** What other slices know of channels and messages. */
export interface Reading {
  readonly channels: ChannelReading;
  readonly messages: Pick<Messages, 'find'>;
}

interface Caller {
  readonly userId: UserId;
}

export async function saveMessage(
  transaction: Transaction,
  reading: Reading,
  { messageId, state, userId }: Caller & Pick<SavedMessage, 'messageId' | 'state'>,
): Promise<SavedMessage> {
  const { db, now } = transaction;
  const before = await findSaved(db, userId, messageId);
  if (before?.state === state) return savedFromRow(before);
  const { message, workspaceId } = await requireKeepable(transaction, reading, { messageId, userId });
  if (!before) await requireRoom(transaction, 'saved', { userId, workspaceId });
  const at = await reserveOne(transaction, userStream(userId));
  const { channelId, sequence } = message;
  const savedAt = before?.savedAt ?? now;
  const row = { workspaceId, channelId, messageId, sequence, state, savedAt, version: at.sequence };
  await putSaved(db, userId, row);
  const saved = savedFromRow(row);
  transaction.record(at, messageSaved, { saved });
  return saved;
}

export async function unsaveMessage(
  transaction: Transaction,
  { messageId, userId }: Caller & { readonly messageId: string },
): Promise<void> {
  const before = await findSaved(transaction.db, userId, messageId);
  if (!before) return;
  const at = await reserveOne(transaction, userStream(userId));
  await deleteSaved(transaction.db, userId, messageId);
  transaction.record(at, messageUnsaved, { workspaceId: before.workspaceId, messageId });
}

/** @returns what is kept now; null where nothing was and nothing is. */
export async function setDraft(
  transaction: Transaction,
  { reading, ids }: { reading: Reading; ids: Ids },
  { channelId, threadRootId, text, userId }: Caller & CommandPayload<'draft.set'>,
): Promise<Draft | null> {
  const { db, now } = transaction;
  const placeId = threadRootId ?? channelId;
  const before = await findDraft(db, userId, placeId);
  if ((before?.text ?? '') === text) return before && draftFromRow(before);
  let workspaceId = before?.workspaceId ?? '';
  // One's own words can always be thrown away, also where one can write no more.
  if (text !== '') {
    const view = await reading.channels.view(queriesOf(db), { channelId, userId });
    permit(mayWrite(view));
    if (threadRootId !== undefined) await requireRoot(transaction, reading, { threadRootId, channelId });
    workspaceId = view.channel.workspaceId;
    if (!before?.text) await requireRoom(transaction, 'drafts', { userId, workspaceId });
  }
  const at = await reserveOne(transaction, userStream(userId));
  const id = ids.next();
  const row = { id, workspaceId, channelId, placeId, text, updatedAt: now, version: at.sequence };
  const kept = await putDraft(db, userId, row);
  const draft = draftFromRow(kept);
  transaction.record(at, draftChanged, { draft }, kept.id);
  return draft;
}

/** The message of the channel that a reply answers. @throws DomainError */
export async function requireRoot(
  { db }: Transaction,
  { messages }: Reading,
  at: { readonly threadRootId: string; readonly channelId: string },
): Promise<void> {
  const [root] = await messages.find(queriesOf(db), [at.threadRootId]);
  permit(mayAnswer(root, at.channelId));
}

/** A message the person may read and come back to. */
export async function requireKeepable(
  { db }: Transaction,
  { channels, messages }: Reading,
  { messageId, userId }: { readonly messageId: string; readonly userId: UserId },
): Promise<{ message: Message; workspaceId: string }> {
  const [message] = await messages.find(queriesOf(db), [messageId]);
  if (!message) throw new DomainError('not_found');
  const { channel } = await channels.view(queriesOf(db), { channelId: message.channelId, userId });
  permit(mayKeep(message));
  return { message, workspaceId: channel.workspaceId };
}

const most = {
  saved: 'savedPerMember',
  drafts: 'draftsPerMember',
  reminders: 'remindersPerMember',
  scheduled: 'scheduledPerMember',
} as const satisfies Record<Kept, keyof typeof limits>;

export async function requireRoom(
  { db }: Transaction,
  kind: Kept,
  at: { userId: UserId; workspaceId: string },
): Promise<void> {
  const limit = most[kind];
  if ((await countKept(db, kind, at)) >= limits[limit]) throw new DomainError('limit_reached', { limit });
}
