import {
  type CommandPayload,
  changedPreferences,
  changedSidebar,
  type Preferences,
  preferencesUpdated,
  type SidebarLayout,
  sidebarLimitOver,
  sidebarUpdated,
  type UserId,
  userStream,
} from '@parley/protocol';
import { lockBelonging } from '../../platform/belonging.js';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import { permit } from '../../platform/permit.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import { mayArrange } from './preferences.policy.js';
import { lockPreferences, lockSidebar, savePreferences, saveSidebar } from './preferences.repository.js';

export async function updatePreferences(
  transaction: Transaction,
  userId: UserId,
  change: CommandPayload<'preferences.update'>,
): Promise<Preferences> {
  const before = await lockPreferences(transaction.db, userId);
  const wanted = changedPreferences(before, change);
  // The first choice counts although it is the usual one: from then on it is theirs on every device.
  if (wanted === before && before.version > 0) return before;
  const at = await reserveOne(transaction, userStream(userId));
  const after: Preferences = { ...wanted, version: at.sequence };
  await savePreferences(transaction.db, userId, after);
  transaction.record(at, preferencesUpdated, { preferences: after });
  return after;
}

/** @throws DomainError `limit_reached` when the layout would grow beyond what one may have. */
export async function updateSidebar(
  transaction: Transaction,
  userId: UserId,
  { workspaceId, change }: CommandPayload<'sidebar.update'>,
): Promise<SidebarLayout> {
  const { db } = transaction;
  permit(mayArrange(await lockBelonging(db, { userId, workspaceId })));
  const before = await lockSidebar(db, { userId, workspaceId });
  const changed = changedSidebar(before, change);
  if (changed === before) return before;
  const limit = sidebarLimitOver(changed);
  if (limit) throw new DomainError('limit_reached', { limit });
  const at = await reserveOne(transaction, userStream(userId));
  const after: SidebarLayout = { ...changed, version: at.sequence };
  await saveSidebar(db, userId, after);
  transaction.record(at, sidebarUpdated, { workspaceId, change });
  return after;
}
