import {
  type Channel,
  type CommandPayload,
  channelCreated,
  channelStream,
  channelUpdated,
  limits,
  type StreamName,
  type UserId,
  workspaceStream,
} from '@parley/protocol';
import { lockWorkspace } from '../../platform/belonging.js';
import { type Change, carryOut, reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Ids } from '../../platform/ids.js';
import { permit, type Verdict } from '../../platform/permit.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import { type ChannelView, mayManage, mayRename, maySetTopic } from './channels.policy.js';
import {
  countChannels,
  findDirect,
  findView,
  insertChannel,
  lockChannels,
  lockMembers,
  lockStreamOf,
  updateChannel,
} from './channels.repository.js';
import { type ChannelRow, channelFromRow, directKeyOf, peopleOf } from './channels.wire.js';
import { planJoining } from './membership-changes.js';

/** Name, topic and archived state of a channel are announced here: to all who may see it. */
export function homeOf(channel: Pick<Channel, 'id' | 'kind' | 'workspaceId'>): StreamName {
  return channel.kind === 'public' ? workspaceStream(channel.workspaceId) : channelStream(channel.id);
}

/** @throws DomainError `not_found` when there is no such channel, or the verdict of the policy. */
export async function requireView(
  transaction: Transaction,
  at: { channelId: string; userId: UserId },
  policy: (view: ChannelView) => Verdict,
): Promise<ChannelView> {
  const view = await findView(queriesOf(transaction.db), at);
  if (!view) throw new DomainError('not_found');
  permit(policy(view));
  return view;
}

/** A new channel, before anybody belongs to it; a public one is announced to the workspace. */
export function planCreation(transaction: Transaction, ids: Ids, draft: ChannelDraft): [Channel, Change] {
  const row = {
    id: ids.next(),
    topic: '',
    name: null,
    directKey: null,
    ...draft,
    createdAt: transaction.now,
    archivedAt: null,
    version: 0,
  } satisfies ChannelRow;
  // The events of joining carry the channel, so its version is filled in as soon as the number is there.
  const channel: { -readonly [K in keyof Channel]: Channel[K] } = channelFromRow(row);
  const change: Change = {
    streams: row.kind === 'public' ? [homeOf(channel)] : [],
    apply: async ([created]) => {
      channel.version = created?.sequence ?? 0;
      await insertChannel(transaction.db, { ...row, version: channel.version });
      if (created) transaction.record(created, channelCreated, { channel });
    },
  };
  return [channel, change];
}

export type ChannelDraft = Pick<ChannelRow, 'workspaceId' | 'kind' | 'createdBy'> &
  Partial<Pick<ChannelRow, 'name' | 'topic' | 'directKey'>>;

export async function createChannel(
  transaction: Transaction,
  ids: Ids,
  request: CommandPayload<'channel.create'> & { readonly userId: UserId },
): Promise<Channel> {
  const { db } = transaction;
  const { workspaceId, kind, name, topic, memberIds, userId } = request;
  await lockWorkspace(db, workspaceId);
  const members = await requireMembers(transaction, workspaceId, [userId, ...memberIds]);
  if ((await countChannels(db, workspaceId)) >= limits.channelsPerWorkspace)
    throw new DomainError('limit_reached', { limit: 'channelsPerWorkspace' });
  const draft = { workspaceId, kind, name, topic, createdBy: userId };
  const [channel, creation] = planCreation(transaction, ids, draft);
  const joining = await planJoining(transaction, channel, { userIds: members, addedBy: userId });
  await carryOut(transaction, [creation, joining]);
  return channel;
}

/** Opens the direct conversation of these people, the caller among them. */
export async function openDirect(
  transaction: Transaction,
  ids: Ids,
  { workspaceId, memberIds, userId }: CommandPayload<'channel.openDirect'> & { readonly userId: UserId },
): Promise<Channel> {
  const directKey = directKeyOf([userId, ...memberIds]);
  const people = peopleOf(directKey);
  if (people.length < 2) throw new DomainError('invalid_input', { path: 'payload.memberIds' });
  if (people.length > limits.directMembers)
    throw new DomainError('limit_reached', { limit: 'directMembers' });
  // The same people lock the same rows, so that two of them opening it at once make one conversation.
  await requireMembers(transaction, workspaceId, [userId, ...memberIds]);
  const existing = await findDirect(transaction.db, workspaceId, directKey);
  if (existing) return channelFromRow(existing);
  const kind = people.length === 2 ? 'dm' : 'group';
  const draft = { workspaceId, kind, createdBy: userId, directKey } as const;
  const [channel, creation] = planCreation(transaction, ids, draft);
  const joining = await planJoining(transaction, channel, { userIds: people, addedBy: userId });
  await carryOut(transaction, [creation, joining]);
  return channel;
}

/** The given people, each once, the caller first; all of them belong to the workspace until the transaction ends. */
export async function requireMembers(
  transaction: Transaction,
  workspaceId: string,
  [caller, ...others]: [UserId, ...UserId[]],
): Promise<UserId[]> {
  const wanted = [...new Set([caller, ...others])];
  const found = await lockMembers(transaction.db, workspaceId, wanted);
  if (!found.has(caller)) throw new DomainError('not_found');
  if (found.size < wanted.length) throw new DomainError('not_found', { path: 'payload.memberIds' });
  return wanted;
}

export async function renameChannel(
  transaction: Transaction,
  { channelId, name, userId }: { channelId: string; name: string; userId: UserId },
): Promise<Channel> {
  await lockChannels(transaction.db, [channelId]);
  const { channel } = await requireView(transaction, { channelId, userId }, mayRename);
  return channel.name === name ? channel : update(transaction, channel, { name });
}

export async function setTopic(
  transaction: Transaction,
  { channelId, topic, userId }: { channelId: string; topic: string; userId: UserId },
): Promise<Channel> {
  await lockChannels(transaction.db, [channelId]);
  const { channel } = await requireView(transaction, { channelId, userId }, maySetTopic);
  return channel.topic === topic ? channel : update(transaction, channel, { topic });
}

export async function setArchived(
  transaction: Transaction,
  { channelId, archived, userId }: { channelId: string; archived: boolean; userId: UserId },
): Promise<Channel> {
  await lockChannels(transaction.db, [channelId]);
  const { channel } = await requireView(transaction, { channelId, userId }, mayManage);
  if ((channel.archivedAt !== null) === archived) return channel;
  // A send holds this counter while it looks at the archived state: none can slip in behind.
  await lockStreamOf(transaction.db, channelId);
  return update(transaction, channel, { archivedAt: archived ? transaction.now : null });
}

async function update(
  transaction: Transaction,
  before: Channel,
  change: { name?: string; topic?: string; archivedAt?: Date | null },
): Promise<Channel> {
  const at = await reserveOne(transaction, homeOf(before));
  const row = await updateChannel(transaction.db, before.id, { ...change, version: at.sequence });
  const channel = channelFromRow(row);
  transaction.record(at, channelUpdated, { channel });
  return channel;
}
