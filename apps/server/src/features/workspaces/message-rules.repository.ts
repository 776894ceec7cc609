import { defaultMessageRules, type MessageRules, type WorkspaceId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';

interface RulesRow {
  readonly editWithinMs: number | bigint | null;
  readonly deleteWithinMs: number | bigint | null;
  readonly isHistoryVisible: boolean;
  readonly isEmojiForKeepers: boolean;
  readonly version: number | bigint;
}

const readRules = statement<RulesRow>(
  'workspaces_message_rules',
  `SELECT edit_within_ms AS "editWithinMs", delete_within_ms AS "deleteWithinMs",
          is_history_visible AS "isHistoryVisible", is_emoji_for_keepers AS "isEmojiForKeepers",
          message_rules_version AS version
   FROM workspace WHERE id = $1::uuid`,
);

export async function findMessageRules(queries: Queries, workspaceId: WorkspaceId): Promise<MessageRules> {
  const [row] = await queries.query(readRules, [workspaceId]);
  if (!row) return defaultMessageRules;
  const { editWithinMs, deleteWithinMs, isHistoryVisible, isEmojiForKeepers, version } = row;
  return {
    editWithinMs: editWithinMs === null ? null : Number(editWithinMs),
    deleteWithinMs: deleteWithinMs === null ? null : Number(deleteWithinMs),
    isHistoryVisible,
    ...(isEmojiForKeepers && { isEmojiForKeepers }),
    version: Number(version),
  };
}

/** Edits and deletions share this lock: none is under way when this answers, and none begins before commit. */
export async function lockMessageRules(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
): Promise<void> {
  await db.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('parley: message rules ' || ${workspaceId}, 0))`;
}

export async function saveMessageRules(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
  { version, isEmojiForKeepers = false, ...rules }: MessageRules,
): Promise<void> {
  const data = { ...rules, isEmojiForKeepers, messageRulesVersion: version };
  await db.workspace.update({ where: { id: workspaceId }, data });
}
