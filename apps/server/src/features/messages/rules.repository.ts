import type { MessageRules, WorkspaceId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';

type Rules = Omit<MessageRules, 'version'>;

interface RulesRow {
  readonly editWithinMs: number | bigint | null;
  readonly deleteWithinMs: number | bigint | null;
  readonly isHistoryVisible: boolean;
}

const readRules = statement<RulesRow>(
  'messages_rules',
  `SELECT edit_within_ms AS "editWithinMs", delete_within_ms AS "deleteWithinMs",
          is_history_visible AS "isHistoryVisible"
   FROM workspace WHERE id = $1::uuid`,
);

/** What the workspace lets people do to their messages. */
export async function findRules(queries: Queries, workspaceId: WorkspaceId): Promise<Rules> {
  const [row] = await queries.query(readRules, [workspaceId]);
  if (!row) throw new Error('A channel without a workspace.');
  const { editWithinMs, deleteWithinMs, isHistoryVisible } = row;
  return {
    editWithinMs: editWithinMs === null ? null : Number(editWithinMs),
    deleteWithinMs: deleteWithinMs === null ? null : Number(deleteWithinMs),
    isHistoryVisible,
  };
}

/**
 * The rules cannot change until the transaction ends. An advisory lock and no lock of the row: those that share a row
 * let each other in past whoever waits to change it, who in a busy workspace would wait for ever.
 */
export async function holdRules(db: Prisma.TransactionClient, workspaceId: WorkspaceId): Promise<void> {
  await db.$executeRaw`
    SELECT pg_advisory_xact_lock_shared(hashtextextended('parley: message rules ' || ${workspaceId}, 0))`;
}
