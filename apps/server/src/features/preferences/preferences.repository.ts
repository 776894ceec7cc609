import {
  type Preferences,
  preferences,
  type SidebarLayout,
  sidebarLayout,
  type UserId,
  usualPreferences,
  usualSidebar,
  type WorkspaceId,
} from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';

interface PreferencesRow {
  readonly values: object;
  readonly version: number | bigint;
}

interface SidebarRow {
  readonly layout: object;
  readonly version: number | bigint;
}

const readPreferences = statement<PreferencesRow>(
  'preferences_read',
  'SELECT values, version FROM preferences WHERE user_id = $1::uuid',
);

export async function findPreferences(queries: Queries, userId: UserId): Promise<Preferences> {
  const [row] = await queries.query(readPreferences, [userId]);
  return row ? preferences.parse({ ...row.values, version: Number(row.version) }) : usualPreferences;
}

/** As `findPreferences`; nobody else can change them until the transaction ends. */
export async function lockPreferences(db: Prisma.TransactionClient, userId: UserId): Promise<Preferences> {
  await db.$executeRaw`
    INSERT INTO preferences (user_id, values, version) VALUES (${userId}::uuid, '{}', 0) ON CONFLICT DO NOTHING`;
  const [row] = await db.$queryRaw<PreferencesRow[]>`
    SELECT values, version FROM preferences WHERE user_id = ${userId}::uuid FOR UPDATE`;
  return preferences.parse({ ...row?.values, version: Number(row?.version ?? 0) });
}

export async function savePreferences(
  db: Prisma.TransactionClient,
  userId: UserId,
  { version, ...values }: Preferences,
): Promise<void> {
  await db.preferences.update({ where: { userId }, data: { values, version } });
}

const readSidebar = statement<SidebarRow>(
  'preferences_sidebar',
  'SELECT layout, version FROM sidebar WHERE user_id = $1::uuid AND workspace_id = $2::uuid',
);

interface Place {
  readonly userId: UserId;
  readonly workspaceId: WorkspaceId;
}

export async function findSidebar(queries: Queries, { userId, workspaceId }: Place): Promise<SidebarLayout> {
  const [row] = await queries.query(readSidebar, [userId, workspaceId]);
  return layoutFromRow(workspaceId, row);
}

/** As `findSidebar`; nobody else can change it until the transaction ends. */
export async function lockSidebar(
  db: Prisma.TransactionClient,
  { userId, workspaceId }: Place,
): Promise<SidebarLayout> {
  await db.$executeRaw`
    INSERT INTO sidebar (user_id, workspace_id, layout, version)
    VALUES (${userId}::uuid, ${workspaceId}::uuid, '{}', 0) ON CONFLICT DO NOTHING`;
  const [row] = await db.$queryRaw<SidebarRow[]>`
    SELECT layout, version FROM sidebar
    WHERE user_id = ${userId}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
  return layoutFromRow(workspaceId, row);
}

function layoutFromRow(workspaceId: WorkspaceId, row: SidebarRow | undefined): SidebarLayout {
  const usual = usualSidebar(workspaceId);
  return row ? sidebarLayout.parse({ ...usual, ...row.layout, version: Number(row.version) }) : usual;
}

export async function saveSidebar(
  db: Prisma.TransactionClient,
  userId: UserId,
  { workspaceId, version, ...layout }: SidebarLayout,
): Promise<void> {
  const at = { userId_workspaceId: { userId, workspaceId } };
  await db.sidebar.update({ where: at, data: { layout, version } });
}
