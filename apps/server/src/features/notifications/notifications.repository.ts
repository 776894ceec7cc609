import {
  type NotificationSettings,
  notificationSettings,
  type UserId,
  usualNotifications,
  type WorkspaceId,
} from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';

interface SettingsRow {
  readonly settings: object;
  readonly version: number | bigint;
}

interface Place {
  readonly userId: UserId;
  readonly workspaceId: WorkspaceId;
}

const readSettings = statement<SettingsRow>(
  'notifications_settings',
  'SELECT settings, version FROM notification_settings WHERE user_id = $1::uuid AND workspace_id = $2::uuid',
);

export async function findSettings(
  queries: Queries,
  { userId, workspaceId }: Place,
): Promise<NotificationSettings> {
  const [row] = await queries.query(readSettings, [userId, workspaceId]);
  return settingsFromRow(workspaceId, row);
}

/** As `findSettings`; nobody else can change them until the transaction ends. */
export async function lockSettings(
  db: Prisma.TransactionClient,
  { userId, workspaceId }: Place,
): Promise<NotificationSettings> {
  await db.$executeRaw`
    INSERT INTO notification_settings (user_id, workspace_id, settings, version)
    VALUES (${userId}::uuid, ${workspaceId}::uuid, '{}', 0) ON CONFLICT DO NOTHING`;
  const [row] = await db.$queryRaw<SettingsRow[]>`
    SELECT settings, version FROM notification_settings
    WHERE user_id = ${userId}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
  return settingsFromRow(workspaceId, row);
}

function settingsFromRow(workspaceId: WorkspaceId, row: SettingsRow | undefined): NotificationSettings {
  const usual = usualNotifications(workspaceId);
  return row
    ? notificationSettings.parse({ ...usual, ...row.settings, version: Number(row.version) })
    : usual;
}

export async function saveSettings(
  db: Prisma.TransactionClient,
  { userId, workspaceId }: Place,
  { workspaceId: _, version, ...settings }: NotificationSettings,
): Promise<void> {
  await db.notificationSettings.update({
    where: { userId_workspaceId: { userId, workspaceId } },
    data: { settings, version },
  });
}
