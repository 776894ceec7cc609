import { existsSync } from 'node:fs';
import { createChatClient, memoryOutboxStorage } from '@parley/client';
import { protocolFloor, protocolVersion } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';
import { createVisitor } from '../support/visitor.js';
import { differences } from './differences.js';
import { play } from './play.js';
import { record } from './record.js';
import { recordedServer } from './recorded-server.js';
import { story, until } from './scenario.js';
import { isObject, readTranscript, transcriptUrl } from './transcript.js';

/** Clients that are still out there: of the version before this one, and of this one. */
const kept = ['client-0.1.0'] as const;

describe.each(kept)('%s', (name) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    // A new release is written down once, when its file is not there yet.
    if (existsSync(transcriptUrl(name))) return;
    const first = await startTestServer();
    await record(name, { url: first.url, visitor: createVisitor([first.url]) });
    await first.close();
  });
  afterAll(() => server.close());

  it('[R-EVT-5] speaks a version this server still talks to', () => {
    const { protocol } = readTranscript(name);
    expect(protocol).toBeGreaterThanOrEqual(protocolFloor);
    expect(protocol).toBeLessThanOrEqual(protocolVersion);
  });

  it('[R-EVT-5] finds with this server all it was answered and told by the one of its time', async () => {
    const playback = await play(readTranscript(name), createVisitor([server.url]));
    expect(playback.found).toEqual([]);
    await expect.poll(playback.untold, { timeout: 10_000 }).toEqual([]);
    playback.close();
  });

  it('[R-EVT-5] left a server that this client gets on with, also when it says more than anybody knew', async () => {
    const transcript = readTranscript(name);
    const server = recordedServer({ transcript, changed: (said) => inventTypes(withMore(said)) });
    const faults: unknown[] = [];
    const client = createChatClient({
      workspaceSlug: 'fernweh',
      http: { baseUrl: '', fetch: server.fetch },
      transport: server.transport,
      storage: memoryOutboxStorage(),
      listenToPage: () => () => {},
      onFault: (fault) => faults.push(fault),
    });
    await until(client, (state) => state.connection.status === 'connected');
    const head = Math.max(...server.told.flatMap(sequencesOfMessages));
    server.tell('the rest');
    await until(client, ({ channels }) =>
      [...channels.values()].some(({ channel }) => channel.name === 'plans'),
    );
    const [channelId = ''] =
      [...client.store.getState().channels].find(([, { channel }]) => channel.name === story.channelName) ??
      [];
    client.timelines.open(channelId);
    // Its page is of the time before the first message, as it was for the client of then.
    await until(client, ({ channels }) => channels.get(channelId)?.timeline.status === 'ready');
    server.tell('channels');
    await until(client, ({ streams }) => (streams.get(`channel:${channelId}`)?.cursor ?? 0) >= head);
    const rows = [...(client.store.getState().channels.get(channelId)?.timeline.rows ?? [])];
    expect(rows.filter(({ deletedAt }) => deletedAt === null).map(({ text }) => text)).toEqual(story.texts);
    expect(faults).toEqual([]);
    await client.dispose();
  });
});

describe('the comparison', () => {
  it.each([
    [{ a: 1 }, {}, ['$.a: gone']],
    [{ a: 1 }, { a: '1' }, ['$.a: string instead of number']],
    [{ ok: true }, { ok: false }, ['$.ok: false instead of true']],
    [[{ a: 1 }], [{ a: 1 }, { b: 1 }], ['$[1].a: gone']],
    [{ a: null, b: [] }, { a: 'x', b: [1], c: 1 }, []],
  ])('of %j with %j finds %j', (recorded, actual, found) => {
    expect(differences(recorded, actual)).toEqual(found);
  });
});

/** Every object gets fields of a later release. */
function withMore<T>(said: T): T {
  if (Array.isArray(said)) return said.map(withMore) as T;
  if (!isObject(said)) return said;
  const more = Object.fromEntries(Object.entries(said).map(([key, value]) => [key, withMore(value)]));
  // The limits are a table of numbers, by name.
  const isTable = Object.values(said).every((value) => typeof value === 'number');
  return { ...more, addedLater: isTable ? 7 : { at: 'some time', list: [1, { deep: true }] } } as T;
}

/** Changes of the topic become events that this client does not know. */
function inventTypes<T>(said: T): T {
  return JSON.parse(JSON.stringify(said).replaceAll('"channel.topicChanged"', '"channel.repainted"')) as T;
}

/** Of what is told of messages: that they are there, and what became of them. */
const sequencesOfMessages = ({ name, data }: { name: string; data: unknown }): number[] =>
  name === 'stream.events' && Array.isArray(data)
    ? data
        .filter((one) => isObject(one) && String(one.type).startsWith('message.'))
        .map(({ sequence }) => sequence as number)
    : [];
