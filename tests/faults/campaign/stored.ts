import type { StreamName } from '@parley/protocol';
import type { StoredStream } from '../history/history.js';
import type { Installation } from '../lab/installation.js';

/** What Postgres holds of these channels. */
export async function readStored(
  { cluster: { postgres } }: Installation,
  streams: readonly StreamName[],
): Promise<Map<StreamName, StoredStream>> {
  const stored = new Map<StreamName, StoredStream>();
  for (const stream of streams) {
    const channelId = stream.slice('channel:'.length);
    const [counter] = await postgres.query<{ head: string }>('SELECT head FROM stream WHERE name = $1', [
      stream,
    ]);
    const events = await postgres.query<{ sequence: string; event_id: string }>(
      'SELECT sequence, event_id FROM stream_event WHERE stream = $1 ORDER BY sequence',
      [stream],
    );
    const messages = await postgres.query<{
      id: string;
      client_message_id: string;
      sequence: string;
      author_id: string;
    }>(
      'SELECT id, client_message_id, sequence, author_id FROM message WHERE channel_id = $1 ORDER BY sequence',
      [channelId],
    );
    stored.set(stream, {
      head: Number(counter?.head ?? 0),
      events: events.map((row) => ({ sequence: Number(row.sequence), eventId: row.event_id })),
      messages: messages.map((row) => ({
        messageId: row.id,
        clientMessageId: row.client_message_id,
        sequence: Number(row.sequence),
        author: row.author_id,
      })),
    });
  }
  return stored;
}

export async function readHeads(
  { cluster }: Installation,
  streams: readonly StreamName[],
): Promise<Map<string, number>> {
  const rows = await cluster.postgres.query<{ name: string; head: string }>(
    'SELECT name, head FROM stream WHERE name = ANY($1)',
    [streams],
  );
  return new Map(rows.map((row) => [row.name, Number(row.head)]));
}
