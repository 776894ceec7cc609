import type { ChannelId } from '@parley/protocol';
import { statement } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';

const note = statement<never>(
  'messages_note_activity',
  `UPDATE channel_activity SET active_at = $2
   WHERE channel_id = $1::uuid AND active_at < $2::timestamptz - interval '1 minute'`,
);

/** As `append_messages` does for what it writes: the main line has grown. Under the lock of the stream's counter. */
export async function noteActivity(queries: Queries, channelId: ChannelId, at: Date): Promise<void> {
  await queries.query(note, [channelId, at]);
}
