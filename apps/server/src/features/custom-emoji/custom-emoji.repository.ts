import type { EmojiMediaType, UserId, WorkspaceId } from '@parley/protocol';
import { limits } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Prisma } from '../../platform/prisma-client/client.js';
import type { Queries } from '../../platform/queries.js';
import type { EmojiRow } from './custom-emoji.wire.js';

const emojiColumns = 'id, workspace_id AS "workspaceId", name, hash, added_by AS "addedBy", version';

/**
 * One emoji is added at a time, so that there are no more than there may be, and no name twice; and by the rules as they
 * are, which stand in the same row.
 */
export async function lockWorkspace(
  db: Prisma.TransactionClient,
  workspaceId: WorkspaceId,
): Promise<{ isForKeepers: boolean }> {
  const [row] = await db.$queryRaw<{ isForKeepers: boolean }[]>`
    SELECT is_emoji_for_keepers AS "isForKeepers" FROM workspace WHERE id = ${workspaceId}::uuid
    FOR NO KEY UPDATE`;
  return row ?? { isForKeepers: false };
}

export function countEmoji(db: Prisma.TransactionClient, workspaceId: WorkspaceId): Promise<number> {
  return db.customEmoji.count({ where: { workspaceId } });
}

export async function insertEmoji(
  db: Prisma.TransactionClient,
  row: EmojiRow,
  picture: { readonly mediaType: EmojiMediaType; readonly image: Uint8Array; readonly addedAt: Date },
): Promise<void> {
  const { id, workspaceId, name, hash, addedBy, version } = row;
  await db.$executeRaw`
    INSERT INTO custom_emoji (id, workspace_id, name, hash, media_type, image, added_by, added_at, version)
    VALUES (${id}::uuid, ${workspaceId}::uuid, ${name}, ${hash}, ${picture.mediaType}, ${picture.image},
      ${addedBy}::uuid, ${picture.addedAt}, ${version})`;
}

/** The emoji, which nobody else can change until the transaction ends. */
export async function lockEmoji(db: Prisma.TransactionClient, emojiId: string): Promise<EmojiRow | null> {
  await db.$queryRaw`SELECT 1 FROM custom_emoji WHERE id = ${emojiId}::uuid FOR UPDATE`;
  return db.customEmoji.findUnique({
    where: { id: emojiId },
    select: { id: true, workspaceId: true, name: true, hash: true, addedBy: true, version: true },
  });
}

export async function renameEmojiRow(
  db: Prisma.TransactionClient,
  { id, name, version }: Pick<EmojiRow, 'id' | 'name' | 'version'>,
): Promise<void> {
  await db.customEmoji.update({ where: { id }, data: { name, version }, select: { id: true } });
}

export async function deleteEmoji(db: Prisma.TransactionClient, emojiId: string): Promise<void> {
  await db.customEmoji.delete({ where: { id: emojiId }, select: { id: true } });
}

const readEmoji = statement<EmojiRow>(
  'custom_emoji_of_workspace',
  `SELECT ${emojiColumns} FROM custom_emoji WHERE workspace_id = $1::uuid
   ORDER BY name LIMIT ${limits.emojiPerWorkspace}`,
);

export function findEmoji(queries: Queries, workspaceId: WorkspaceId): Promise<EmojiRow[]> {
  return queries.query(readEmoji, [workspaceId]);
}

const readOne = statement<{ found: number }>(
  'custom_emoji_named',
  'SELECT 1 AS found FROM custom_emoji WHERE workspace_id = $1::uuid AND name = $2',
);

export async function hasEmoji(queries: Queries, workspaceId: WorkspaceId, name: string): Promise<boolean> {
  return (await queries.query(readOne, [workspaceId, name])).length > 0;
}

export interface ImageRow {
  readonly mediaType: string;
  readonly image: Uint8Array;
}

const readImage = statement<ImageRow>(
  'custom_emoji_image',
  `SELECT e.media_type AS "mediaType", e.image
   FROM custom_emoji e
   JOIN member m ON m.workspace_id = e.workspace_id AND m.user_id = $3::uuid AND m.left_at IS NULL
   WHERE e.id = $1::uuid AND e.hash = $2`,
);

/** The picture, for a member of its workspace; undefined for everybody else. */
export async function findImage(
  queries: Queries,
  { emojiId, hash, userId }: { readonly emojiId: string; readonly hash: string; readonly userId: UserId },
): Promise<ImageRow | undefined> {
  return (await queries.query(readImage, [emojiId, hash, userId]))[0];
}
