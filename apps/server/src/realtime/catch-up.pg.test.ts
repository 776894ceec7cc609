import { randomUUID } from 'node:crypto';
import { channelStream, replay, sessionSignIn, setup } from '@parley/protocol';
import type { Visitor } from '@parley/protocol/conformance';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClient } from '../../../../tests/support/live-node.js';
import { startTestServer, type TestServer } from '../../../../tests/support/server.js';
import { createVisitor, newAccountDetails } from '../../../../tests/support/visitor.js';
import { createConnectionTokens } from './connection-token.js';

/** People who come back at once. */
const crowd = 600;
const missed = 40;

/** How many statements this process sends to Postgres while the work runs. */
async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype;
  let count = 0;
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: never[]) {
    count += 1;
    return Reflect.apply(query, this, args);
  } as never;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return count;
}

describe('[R-SCALE-5] a crowd that comes back to a busy channel', () => {
  let server: TestServer;
  let workspaceId = '';
  let channelId = '';
  let people: { userId: string; sessionId: string }[] = [];
  let founder: Visitor;
  const account = newAccountDetails();

  const post = async <T>(path: string, body: unknown) =>
    (await founder.request({ method: 'POST', path, body: JSON.stringify(body) })).body as T;
  const command = <T>(type: string, payload: object) =>
    post<{ result: T }>(`/api/v1/commands/${type}`, { commandId: randomUUID(), payload });
  const say = async (text: string) => {
    const payload = { channelId, clientMessageId: randomUUID(), text };
    return (await command<{ message: { id: string } }>('message.send', payload)).result.message.id;
  };
  const replayFrom = async (cursor: number, from: Visitor = founder) => {
    const path = `${replay.path.replace(':stream', channelStream(channelId))}?fromSeq=${cursor}`;
    const answer = await from.request({ method: 'GET', path });
    return answer.body as {
      events: { sequence: number; payload: unknown }[];
      head: number;
      hasMore: boolean;
    };
  };

  beforeAll(async () => {
    server = await startTestServer();
    founder = createVisitor([server.url]);
    const { session } = await post<{ session: { workspaces: { workspace: { id: string } }[] } }>(setup.path, {
      account,
    });
    workspaceId = session.workspaces[0]?.workspace.id ?? '';
    const { result } = await command<{ channel: { id: string } }>('channel.create', {
      ...{ workspaceId, kind: 'public', name: 'busy' },
    });
    channelId = result.channel.id;
    people = Array.from({ length: crowd }, () => ({ userId: randomUUID(), sessionId: randomUUID() }));
    const client = new pg.Client(server.database);
    await client.connect();
    await client.query(
      `WITH person AS (SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS person (user_id, session_id)),
            account AS (INSERT INTO "user" (id, name, email, updated_at)
                        SELECT user_id, 'Somebody', user_id || '@example.org', now() FROM person),
            member AS (INSERT INTO member (workspace_id, user_id, display_name, role, joined_at, version)
                       SELECT $3, user_id, 'Somebody', 'member', now(), 0 FROM person)
       INSERT INTO session (id, user_id, token, expires_at, updated_at)
       SELECT session_id, user_id, session_id::text, now() + interval '1 hour', now() FROM person`,
      [people.map(({ userId }) => userId), people.map(({ sessionId }) => sessionId), workspaceId],
    );
    await client.end();
    for (let turn = 0; turn < missed; turn += 1) await say(`missed ${turn}`);
  });
  afterAll(() => server?.close());

  it('costs the database next to nothing per person', async () => {
    const tokens = createConnectionTokens(server.secretKey, { now: () => new Date() });
    const stream = channelStream(channelId);
    let clients: ReturnType<typeof openClient>[] = [];
    const connecting = await countQueries(async () => {
      clients = await Promise.all(
        people.map(async (actor) =>
          openClient(server.url, { token: await tokens.sign({ actor, workspaceId }) }),
        ),
      );
      const refusals = await Promise.all(clients.map(({ admitted }) => admitted));
      expect(refusals.filter((code) => code !== undefined)).toEqual([]);
    });
    const { head } = await replayFrom(0);
    const catchUp = async () => {
      const answers = await Promise.all(clients.map((client) => client.subscribe(stream)));
      expect(answers.every(([one]) => one?.ok && one.head === head)).toBe(true);
      const pages = await Promise.all(clients.map((_, nth) => replayFrom(head - 1 - (nth % missed))));
      for (const [nth, { events }] of pages.entries()) expect(events).toHaveLength(1 + (nth % missed));
    };
    // The fewest of three: where others use the machine too, a crowd comes in drops, and drops ask one by one.
    const counts: number[] = [];
    while (counts.length < 3) counts.push(await countQueries(catchUp));
    const catchingUp = Math.min(...counts);
    for (const client of clients) client.close();
    process.stdout.write(
      `${crowd} people: ${connecting} queries to connect, ${catchingUp} to subscribe and catch up ` +
        `(${(catchingUp / crowd).toFixed(3)} each)\n`,
    );
    expect(catchingUp).toBeLessThanOrEqual(crowd / 10);
    // One by one it would be two each.
    expect(Math.max(connecting, ...counts)).toBeLessThanOrEqual(crowd / 2);
  });

  it('is told the same from memory and from the log', async () => {
    const node = await startTestServer({ database: server.database, secretKey: server.secretKey });
    const elsewhere = createVisitor([node.url]);
    const signIn = { method: 'POST', path: sessionSignIn.path, body: JSON.stringify(account) };
    expect((await elsewhere.request(signIn)).status).toBe(200);
    await say('one that only the log of the other node knows');
    const { head } = await replayFrom(0);
    for (const cursor of [0, head - missed, head - 1, head])
      expect(await replayFrom(cursor, elsewhere)).toEqual(await replayFrom(cursor));
    await node.close();
  });

  it('gets no text that was deleted, nor one that was edited since', async () => {
    const before = (await replayFrom(0)).head;
    const edited = await say('a first wording');
    const deleted = await say('a secret');
    await command('message.edit', { messageId: edited, text: 'a better wording' });
    await command('message.delete', { messageId: deleted });
    const { events, head } = await replayFrom(before);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4].map((nth) => before + nth));
    expect(head).toBe(before + 4);
    const text = JSON.stringify(events);
    expect(text).not.toContain('a first wording');
    expect(text).not.toContain('a secret');
    expect(text.match(/a better wording/g)).toHaveLength(2);
  });
});
