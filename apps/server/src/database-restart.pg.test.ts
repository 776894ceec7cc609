import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { channelStream, connectionToken, sessionRead, setup } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClient } from '../../../tests/support/live-node.js';
import { type PrivatePostgres, startPrivatePostgres } from '../../../tests/support/private-postgres.js';
import { startTestServer, type TestServer } from '../../../tests/support/server.js';
import { newAccountDetails } from '../../../tests/support/visitor.js';
import { applyMigrations } from './platform/migrations.js';

/** Of a command over HTTP: its ack, or a problem. */
type Answer =
  | { readonly ok: true }
  | { readonly ok?: false; readonly code: string; readonly retryable: boolean };

const writers = 4;
const crashes = 3;
/** Three recoveries, on a machine that does other things too. */
const patience = 180_000;

describe('a node whose database crashes and comes back', () => {
  let postgres: PrivatePostgres;
  let server: TestServer;
  let cookie = '';
  let workspaceId = '';
  let channelId = '';

  const post = (path: string, body: unknown) =>
    fetch(server.url + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', cookie },
    });

  beforeAll(async () => {
    postgres = await startPrivatePostgres();
    const directory = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));
    await applyMigrations({ connection: { ...postgres.connection }, directory });
    server = await startTestServer({ database: postgres.connection });
    const founded = await post(setup.path, { account: newAccountDetails() });
    cookie = founded.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const { session } = (await founded.json()) as {
      session: { workspaces: { workspace: { id: string } }[] };
    };
    workspaceId = session.workspaces[0]?.workspace.id ?? '';
    const created = await post('/api/v1/commands/channel.create', {
      commandId: randomUUID(),
      payload: { workspaceId, kind: 'public', name: 'talk' },
    });
    channelId = ((await created.json()) as { result: { channel: { id: string } } }).result.channel.id;
  }, patience);
  afterAll(async () => {
    await server?.close();
    await postgres?.stop();
  });

  it(
    '[R-SEND-2] [R-SEND-3] loses nothing it acknowledged, and calls nothing failed that was stored',
    async () => {
      const { token } = (await (await post(connectionToken.path, { workspaceId })).json()) as {
        token: string;
      };
      const client = openClient(server.url, { token });
      expect(await client.admitted).toBeUndefined();
      await client.subscribe(channelStream(channelId));

      let isOver = false;
      const codes = new Set<string>();
      const acked: string[] = [];
      const given: string[] = [];
      const writing = Array.from({ length: writers }, async () => {
        while (!isOver) {
          const frame = {
            commandId: randomUUID(),
            payload: { channelId, clientMessageId: randomUUID(), text: 'kept' },
          };
          given.push(frame.payload.clientMessageId);
          for (;;) {
            const answer = (await (await post('/api/v1/commands/message.send', frame)).json()) as Answer;
            if (answer.ok) break;
            codes.add(answer.code);
            if (!answer.retryable) return;
            await sleep(20);
          }
          acked.push(frame.payload.clientMessageId);
        }
      });
      // Its session is looked up afresh every time, because no two of its cookies are the same.
      const statuses = new Set<number>();
      const looking = (async () => {
        while (!isOver) {
          const headers = { cookie: `${cookie}; turn=${randomUUID()}` };
          statuses.add((await fetch(server.url + sessionRead.path, { headers })).status);
        }
      })();

      for (let turn = 0; turn < crashes; turn += 1) {
        await sleep(300);
        await postgres.restart();
      }
      const countAtEnd = acked.length;
      await expect.poll(() => acked.length, { timeout: 20_000 }).toBeGreaterThan(countAtEnd + writers);
      isOver = true;
      await Promise.all([...writing, looking]);

      expect([...codes].filter((code) => code !== 'unavailable')).toEqual([]);
      expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
      expect(acked.sort()).toEqual(given.sort());
      const stored = await postgres.query<{ id: string; sequence: string }>(
        'SELECT client_message_id AS id, sequence FROM message WHERE channel_id = $1 AND text = $2',
        [channelId, 'kept'],
      );
      expect(stored.map(({ id }) => id).sort()).toEqual(acked);
      // The live line survived all of it.
      const last = Math.max(...stored.map(({ sequence }) => Number(sequence)));
      await expect.poll(() => client.events().at(-1)?.sequence).toBe(last);
      client.close();
    },
    patience,
  );
});
