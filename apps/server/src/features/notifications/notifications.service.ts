import {
  type CommandPayload,
  changedNotifications,
  limits,
  type NotificationSettings,
  notificationsUpdated,
  type UserId,
  userStream,
} from '@parley/protocol';
import { lockBelonging } from '../../platform/belonging.js';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import { lockSettings, saveSettings } from './notifications.repository.js';

/** @throws DomainError `limit_reached` when more channels would have a level of their own than one may belong to. */
export async function updateNotifications(
  transaction: Transaction,
  userId: UserId,
  { workspaceId, change }: CommandPayload<'notifications.update'>,
): Promise<NotificationSettings> {
  const { db } = transaction;
  const at = { userId, workspaceId };
  if (!(await lockBelonging(db, at))) throw new DomainError('not_found');
  const before = await lockSettings(db, at);
  const changed = changedNotifications(before, change);
  if (changed === before) return before;
  if (changed.channels.length > limits.channelsPerMember)
    throw new DomainError('limit_reached', { limit: 'channelsPerMember' });
  const place = await reserveOne(transaction, userStream(userId));
  const after = { ...changed, version: place.sequence };
  await saveSettings(db, at, after);
  transaction.record(place, notificationsUpdated, { workspaceId, change });
  return after;
}
