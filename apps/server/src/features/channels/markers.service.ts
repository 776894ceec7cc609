import { type CommandResult, channelRead, type Recount, type UserId, userStream } from '@parley/protocol';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import { maySee } from './channels.policy.js';
import { requireView } from './channels.service.js';
import { lockMarker, type Marker, putMarker } from './members.repository.js';
import { findReadStateAtHead } from './sidebar.repository.js';

interface Marking {
  readonly channelId: string;
  readonly userId: UserId;
  readonly sequence: number;
}
type Moved = CommandResult<'channel.markRead'>;

/** Forward only: a device that read less than another says nothing new. */
export async function markRead(transaction: Transaction, at: Marking): Promise<Moved> {
  const marker = await requireMarker(transaction, at);
  const target = Math.min(at.sequence, marker.head);
  return moveMarker(transaction, at, { marker, target: Math.max(target, marker.sequence) });
}

/** Before the sequence, wherever the marker stands: the last word of a person's devices counts. */
export async function markUnread(transaction: Transaction, at: Marking): Promise<Moved> {
  const marker = await requireMarker(transaction, at);
  return moveMarker(transaction, at, { marker, target: Math.min(at.sequence - 1, marker.head) });
}

async function requireMarker(transaction: Transaction, at: Marking): Promise<Marker> {
  const marker = await lockMarker(transaction.db, at);
  if (marker) return marker;
  await requireView(transaction, at, maySee);
  throw new DomainError('forbidden');
}

/** The row of the marker is locked, so that its moves and their events come in one order. */
async function moveMarker(
  transaction: Transaction,
  { channelId, userId }: Marking,
  { marker, target }: { readonly marker: Marker; readonly target: number },
): Promise<Moved> {
  if (target === marker.sequence) return { lastReadSequence: target, markerVersion: marker.version };
  const moved = await reserveOne(transaction, userStream(userId));
  const version = moved.sequence;
  await putMarker(transaction.db, { channelId, userId, sequence: target, version });
  const back =
    target < marker.sequence ? { recount: await countedAnew(transaction, channelId, userId) } : undefined;
  transaction.record(moved, channelRead, { channelId, lastReadSequence: target, ...back });
  return { lastReadSequence: target, markerVersion: version, ...back };
}

/** What lies between the old marker and the new one is known to the tables only. */
async function countedAnew({ db }: Transaction, channelId: string, userId: UserId): Promise<Recount> {
  const counted = await findReadStateAtHead(queriesOf(db), channelId, userId);
  if (!counted) throw new Error('A locked membership is gone.');
  const { unread, mentions, replies } = counted.readState;
  return { head: counted.head, unread, mentions, ...(replies && { replies }) };
}
