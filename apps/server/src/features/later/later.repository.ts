import { limits, type UserId, type WorkspaceId } from '@parley/protocol';
import { type Statement, statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import { type Queries, queriesOf } from '../../platform/queries.js';
import type { DraftRow, ReminderRow, SavedRow, ScheduledRow } from './later.wire.js';

const readSaved = statement<SavedRow>(
  'later_saved',
  `SELECT workspace_id AS "workspaceId", channel_id AS "channelId", message_id AS "messageId", sequence,
          state::text AS state, saved_at AS "savedAt", version
   FROM saved_message WHERE user_id = $1::uuid AND workspace_id = $2::uuid
   ORDER BY message_id LIMIT ${limits.savedPerMember}`,
);

const readDrafts = statement<DraftRow>(
  'later_drafts',
  `SELECT workspace_id AS "workspaceId", channel_id AS "channelId", place_id AS "placeId", text,
          updated_at AS "updatedAt", version
   FROM draft WHERE user_id = $1::uuid AND workspace_id = $2::uuid AND text <> ''
   ORDER BY place_id LIMIT ${limits.draftsPerMember}`,
);

const reminderColumns = `id, user_id AS "userId", workspace_id AS "workspaceId", message_id AS "messageId",
  channel_id AS "channelId", sequence, text, due_at AS "dueAt", time_zone AS "timeZone", state::text AS state,
  created_at AS "createdAt", version`;

const readReminders = statement<ReminderRow>(
  'later_reminders',
  `SELECT ${reminderColumns} FROM reminder
   WHERE user_id = $1::uuid AND workspace_id = $2::uuid AND state <> 'done'
   ORDER BY id LIMIT ${limits.remindersPerMember}`,
);

const scheduledColumns = `id, user_id AS "userId", workspace_id AS "workspaceId", channel_id AS "channelId",
  client_message_id AS "clientMessageId", thread_root_id AS "threadRootId", also_in_channel AS "alsoInChannel", text,
  send_at AS "sendAt", time_zone AS "timeZone", state::text AS state,
  failure, created_at AS "createdAt", version`;

const readScheduled = statement<ScheduledRow>(
  'later_scheduled',
  `SELECT ${scheduledColumns} FROM scheduled_message
   WHERE user_id = $1::uuid AND workspace_id = $2::uuid AND state IN ('waiting', 'failed')
   ORDER BY id LIMIT ${limits.scheduledPerMember}`,
);

/** All that somebody keeps for later in a workspace. */
export async function findLater(queries: Queries, userId: UserId, workspaceId: WorkspaceId) {
  const values = [userId, workspaceId];
  return {
    saved: await queries.query(readSaved, values),
    drafts: await queries.query(readDrafts, values),
    reminders: await queries.query(readReminders, values),
    scheduled: await queries.query(readScheduled, values),
  };
}

const readDraftsByIds = statement<DraftRow & { id: string }>(
  'later_drafts_by_ids',
  `SELECT id, workspace_id AS "workspaceId", channel_id AS "channelId", place_id AS "placeId", text,
          updated_at AS "updatedAt", version
   FROM draft WHERE id = ANY($1::uuid[])`,
);
const readRemindersByIds = statement<ReminderRow>(
  'later_reminders_by_ids',
  `SELECT ${reminderColumns} FROM reminder WHERE id = ANY($1::uuid[])`,
);
const readScheduledByIds = statement<ScheduledRow>(
  'later_scheduled_by_ids',
  `SELECT ${scheduledColumns} FROM scheduled_message WHERE id = ANY($1::uuid[])`,
);

export const findDraftsByIds = (queries: Queries, ids: readonly string[]) =>
  queries.query(readDraftsByIds, [ids]);
export const findRemindersByIds = (queries: Queries, ids: readonly string[]) =>
  queries.query(readRemindersByIds, [ids]);
export const findScheduledByIds = (queries: Queries, ids: readonly string[]) =>
  queries.query(readScheduledByIds, [ids]);

/** Whether the person belongs to the workspace; they cannot be removed until the transaction ends. */
export async function lockMembership(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM member
    WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${userId}::uuid AND left_at IS NULL
    FOR SHARE`;
  return rows.length > 0;
}

export type Kept = 'saved' | 'drafts' | 'reminders' | 'scheduled';

/** How many of a kind somebody keeps in a workspace, of those that are not over. */
export function countKept(
  db: Prisma.TransactionClient,
  kind: Kept,
  at: { userId: UserId; workspaceId: WorkspaceId },
): Promise<number> {
  switch (kind) {
    case 'saved':
      return db.savedMessage.count({ where: at });
    case 'drafts':
      return db.draft.count({ where: { ...at, text: { not: '' } } });
    case 'reminders':
      return countOpen(db, openReminders, at);
    case 'scheduled':
      return countOpen(db, openScheduled, at);
  }
}

// As the indexes of what is open have it: a state that is handed in is never known to be one of theirs.
const openReminders = statement<{ total: number }>(
  'later_open_reminders',
  `SELECT count(*)::int AS total FROM reminder
   WHERE user_id = $1::uuid AND workspace_id = $2::uuid AND state <> 'done'`,
);
const openScheduled = statement<{ total: number }>(
  'later_open_scheduled',
  `SELECT count(*)::int AS total FROM scheduled_message
   WHERE user_id = $1::uuid AND workspace_id = $2::uuid AND state IN ('waiting', 'failed')`,
);

async function countOpen(
  db: Prisma.TransactionClient,
  open: Statement<{ total: number }>,
  { userId, workspaceId }: { userId: UserId; workspaceId: WorkspaceId },
): Promise<number> {
  const [row] = await queriesOf(db).query(open, [userId, workspaceId]);
  return row?.total ?? 0;
}

export function findSaved(
  db: Prisma.TransactionClient,
  userId: UserId,
  messageId: string,
): Promise<SavedRow | null> {
  return db.savedMessage.findUnique({ where: { userId_messageId: { userId, messageId } } });
}

export async function putSaved(
  db: Prisma.TransactionClient,
  userId: UserId,
  row: SavedRow & { readonly version: number },
): Promise<void> {
  const { messageId } = row;
  await db.savedMessage.upsert({
    where: { userId_messageId: { userId, messageId } },
    create: { ...row, userId },
    update: { state: row.state, version: row.version },
  });
}

export async function deleteSaved(
  db: Prisma.TransactionClient,
  userId: UserId,
  messageId: string,
): Promise<void> {
  await db.savedMessage.deleteMany({ where: { userId, messageId } });
}

export function findDraft(
  db: Prisma.TransactionClient,
  userId: UserId,
  placeId: string,
): Promise<(DraftRow & { id: string }) | null> {
  return db.draft.findUnique({ where: { userId_placeId: { userId, placeId } } });
}

export function putDraft(
  db: Prisma.TransactionClient,
  userId: UserId,
  row: DraftRow & { readonly id: string; readonly version: number },
): Promise<DraftRow & { id: string }> {
  const { placeId, text, updatedAt, version } = row;
  return db.draft.upsert({
    where: { userId_placeId: { userId, placeId } },
    create: { ...row, userId },
    update: { text, updatedAt, version },
  });
}
