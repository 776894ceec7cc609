import type { ChannelId, MessageId, UserId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';
import { messageColumns } from './messages.repository.js';
import type { MessageRow } from './messages.wire.js';

const writePin = statement<never>(
  'pins_write',
  'UPDATE message SET pinned_at = $2, pinned_by = $3::uuid, version = $4 WHERE id = $1::uuid',
);

export async function updatePin(
  queries: Queries,
  messageId: MessageId,
  pin: { pinnedAt: Date | null; pinnedBy: UserId | null; version: number },
): Promise<void> {
  await queries.query(writePin, [messageId, pin.pinnedAt, pin.pinnedBy, pin.version]);
}

const readCount = statement<{ total: number }>(
  'pins_count',
  'SELECT count(*)::int AS total FROM message WHERE channel_id = $1::uuid AND pinned_at IS NOT NULL',
);

export async function countPins(queries: Queries, channelId: ChannelId): Promise<number> {
  const [row] = await queries.query(readCount, [channelId]);
  return row?.total ?? 0;
}

const readPage = statement<MessageRow>(
  'pins_page',
  `SELECT ${messageColumns} FROM message
   WHERE channel_id = $1::uuid AND pinned_at IS NOT NULL AND sequence < $2 ORDER BY sequence DESC LIMIT $3`,
);

/** Pinned messages before a sequence, the newest first. */
export function findPins(
  queries: Queries,
  page: { channelId: ChannelId; before: number; limit: number },
): Promise<MessageRow[]> {
  return queries.query(readPage, [page.channelId, page.before, page.limit]);
}
