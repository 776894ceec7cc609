import {
  type Channel,
  channelAccessGranted,
  channelAccessRevoked,
  channelMemberJoined,
  channelMemberLeft,
  channelStream,
  limits,
  type UserId,
  userStream,
} from '@parley/protocol';
import type { Change } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Reservation, Transaction } from '../../platform/unit-of-work.js';
import { timestampOf } from './channels.wire.js';
import {
  deleteMember,
  insertMembers,
  lastMessageAt,
  lockMemberships,
  mostChannels,
} from './members.repository.js';

/** These people come to belong to the channel; they do not yet, and their member rows are locked. */
export async function planJoining(
  transaction: Transaction,
  channel: Channel,
  { userIds, addedBy }: { userIds: readonly UserId[]; addedBy: UserId | null },
): Promise<Change> {
  const { db, now } = transaction;
  if ((await mostChannels(db, channel.workspaceId, userIds)) >= limits.channelsPerMember)
    throw new DomainError('limit_reached', { limit: 'channelsPerMember' });
  return {
    streams: userIds.flatMap((userId) => [channelStream(channel.id), userStream(userId)]),
    apply: async (at) => {
      // The last to join is the newest thing in the channel; nothing up to there is unread for any of them.
      const head = at.at(-2)?.sequence ?? 0;
      await insertMembers(
        db,
        userIds.map((userId, index) => ({
          channelId: channel.id,
          userId,
          joinedAt: now,
          lastReadSequence: head,
          markerVersion: grantedAt(at, index).sequence,
        })),
      );
      const last = timestampOf(await lastMessageAt(db, channel.id));
      userIds.forEach((userId, index) => {
        const [joined, granted] = [at[index * 2] as Reservation, grantedAt(at, index)];
        const membership = {
          channel,
          head,
          lastMessageAt: last,
          readState: {
            channelId: channel.id,
            lastReadSequence: head,
            markerVersion: granted.sequence,
            unread: { sequences: [], hasMore: false },
            mentions: { sequences: [], hasMore: false },
          },
        };
        transaction.record(joined, channelMemberJoined, {
          userId,
          addedBy: addedBy === userId ? null : addedBy,
        });
        transaction.record(granted, channelAccessGranted, { membership });
      });
    },
  };
}

/** Each who joins has two places reserved: that they came, for the channel, and what they may see now, for them. */
const grantedAt = (at: readonly Reservation[], index: number): Reservation =>
  at[index * 2 + 1] as Reservation;

/** One person no longer belongs to these channels, to which they do belong. */
export async function planLeaving(
  transaction: Transaction,
  channels: readonly Pick<Channel, 'id' | 'workspaceId'>[],
  { userId, removedBy }: { userId: UserId; removedBy: UserId | null },
): Promise<Change> {
  const channelIds = channels.map(({ id }) => id);
  await lockMemberships(transaction.db, userId, channelIds);
  return {
    streams: channels.flatMap(({ id }) => [channelStream(id), userStream(userId)]),
    apply: async (at) => {
      await deleteMember(transaction.db, userId, channelIds);
      channels.forEach(({ id: channelId, workspaceId }, index) => {
        const [left, revoked] = at.slice(index * 2) as [Reservation, Reservation];
        transaction.record(left, channelMemberLeft, { userId, removedBy });
        transaction.record(revoked, channelAccessRevoked, { workspaceId, channelId });
      });
    },
  };
}
