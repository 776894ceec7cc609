import { type CommandType, catalogue, channelStream, mentionOfUser } from '@parley/protocol';
import { type Cast, createContext, type Target } from '@parley/protocol/conformance';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/postgres.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createTarget } from '../support/target.js';
import type { Kind } from './cases/case.js';
import { cases } from './cases.js';
import { portrait, type ReadHeads, type Replica, startReplica } from './replica.js';
import { type Role, roles, type Scene, sender } from './scene.js';

let server: TestServer;
let database: pg.Pool;
let target: Target;
let cast: Cast;
const running: Replica[] = [];

beforeAll(async () => {
  const testDatabase = await createTestDatabase();
  database = new pg.Pool({ ...testDatabase, max: 2 });
  server = await startTestServer({ database: testDatabase });
  target = createTarget([server]);
  cast = { founder: await target.founder(), regulars: [] };
});
afterEach(async () => {
  for (const replica of running.splice(0)) await replica.client.dispose();
});
afterAll(async () => {
  await server.close();
  await database.end();
});

const readHeads: ReadHeads = async (streams) => {
  const sql = 'SELECT name, head FROM stream WHERE name = ANY($1)';
  const { rows } = await database.query<{ name: string; head: string }>(sql, [streams]);
  return new Map(rows.map(({ name, head }) => [name, Number(head)]));
};

function replicaOf(person: Scene['people'][Role]): Replica {
  const replica = startReplica(server.url, person, readHeads);
  running.push(replica);
  return replica;
}

async function opened(replica: Replica, channelId: string): Promise<void> {
  await replica.settled();
  replica.client.timelines.open(channelId);
  // Who looks into a channel subscribes to it only now; who may not see it has nothing to wait for.
  await expect
    .poll(() => {
      const { channels, streams } = replica.state();
      return !channels.has(channelId) || streams.get(channelStream(channelId))?.status === 'live';
    })
    .toBe(true);
  await replica.settled();
}

async function setScene(kind: Kind): Promise<Scene & { replicas: Record<Role, Replica> }> {
  const context = await createContext(target, cast);
  const { owner } = context;
  const people = {
    owner,
    author: await context.member(),
    bystander: await context.member(),
    stranger: await context.member(),
  };
  const place = await context.channel(kind, [people.author, people.bystander]);
  const message = await context.say(
    people.author,
    place,
    `Hello ${mentionOfUser(people.bystander.account.id)}`,
  );
  await context.say(owner, place, 'Hello everybody');
  const replicas = mapRoles((role) => replicaOf(people[role]));
  const clients = mapRoles((role) => replicas[role].client);
  await Promise.all(roles.map((role) => opened(replicas[role], place.id)));
  const sent: CommandType[] = [];
  return { context, people, clients, replicas, place, message, sent, send: sender(clients, sent) };
}

function mapRoles<T>(look: (role: Role) => T): Record<Role, T> {
  return {
    owner: look('owner'),
    author: look('author'),
    bystander: look('bystander'),
    stranger: look('stranger'),
  };
}

it('every command of the catalogue has a case', () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(catalogue.commands).sort());
});

describe.each(Object.keys(cases) as CommandType[])('%s', (type) => {
  it.each(['public', 'private'] as const)(
    '[R-REC-3] snapshot and events give what a fresh snapshot gives, in a %s channel',
    { timeout: 60_000 },
    async (kind) => {
      const scene = await setScene(kind);
      await cases[type](scene, kind);
      expect(scene.sent).toContain(type);
      const compare = async (role: Role) => {
        const old = scene.replicas[role];
        const fresh = replicaOf(scene.people[role]);
        await Promise.all([opened(old, scene.place.id), opened(fresh, scene.place.id)]);
        expect(portrait(old.state()), `what the ${role} sees`).toEqual(portrait(fresh.state()));
      };
      await Promise.all(roles.map(compare));
    },
  );
});
