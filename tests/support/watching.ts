import { setTimeout as sleep } from 'node:timers/promises';
import { type Ack, catalogue, type Presence } from '@parley/protocol';
import { afterEach, beforeEach } from 'vitest';
import { createWorld, type LiveNode, type LiveNodeOptions, startLiveNode } from './live-node.js';

type Client = Awaited<ReturnType<LiveNode['connect']>>;

/** Minutes as fractions of a second. */
export const quick = {
  awayAfterMs: 1_500,
  graceMs: 400,
  leaseMs: 1_200,
  renewMs: 300,
  lookMs: 200,
  readMs: 1_000,
  unsureMs: 1_500,
  checkMs: 300,
  repairMs: 300,
  tickMs: 50,
  gatherMs: 10,
};
export const never = 3_600_000;
/** Nobody goes away by doing nothing. */
export const attentive = { ...quick, awayAfterMs: never };

/** Nodes of a world that each test of a file has to itself, and that end with it. */
export function nodesOfTest() {
  let world = createWorld();
  let ending: (() => Promise<void>)[] = [];
  beforeEach(() => {
    world = createWorld();
    ending = [];
  });
  afterEach(async () => {
    for (const end of ending.reverse()) await end();
  });

  return {
    forbid: (...what: Parameters<typeof world.forbid>) => world.forbid(...what),
    endWith: (end: () => Promise<void>) => void ending.push(end),
    start: async (options: Partial<LiveNodeOptions> = {}): Promise<LiveNode> => {
      const node = await startLiveNode({ world, presenceTimes: quick, ...options });
      ending.push(node.close);
      return node;
    },
    /** Ends before the test does. */
    stop: async (node: LiveNode): Promise<void> => {
      ending = ending.filter((end) => end !== node.close);
      await node.close();
    },
  };
}

export async function ask(client: Client, name: string, request: unknown): Promise<Ack<unknown>> {
  const line = client.socket.timeout(5_000) as unknown as {
    emitWithAck(name: string, request: unknown): Promise<Ack>;
  };
  return line.emitWithAck(name, request);
}

/** @throws when it is refused. */
export async function done(client: Client, name: string, request: unknown): Promise<unknown> {
  const ack = await ask(client, name, request);
  if (!ack.ok) throw new Error(ack.error.code);
  return ack.result;
}

/** How people are now, the way a watcher is answered. */
export async function watch(client: Client, ...userIds: string[]): Promise<Presence[]> {
  const result = await done(client, 'presence.watch', { userIds });
  return (result as { people: Presence[] }).people;
}

export const factsOf = (client: Client) =>
  client.frames
    .filter(({ name }) => name === 'transient.events')
    .flatMap(({ content }) => content as { type: string; payload: unknown }[]);

/** The statuses a watcher was told of somebody, as they came. */
export const toldOf = (client: Client, userId: string): string[] =>
  factsOf(client)
    .filter(({ type }) => type === 'presence.updated')
    .map(({ payload }) => catalogue.transients['presence.updated'].payload.parse(payload).presence)
    .filter((presence) => presence.userId === userId)
    .map(({ status }) => status);

export async function until(condition: () => boolean, what: string, patienceMs = 8_000): Promise<void> {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > patienceMs) throw new Error(`${what}: not within ${patienceMs} ms`);
    await sleep(20);
  }
}

export const lastTold = (client: Client, userId: string, status: string) =>
  until(() => toldOf(client, userId).at(-1) === status, `${status}, told ${toldOf(client, userId)}`);

/** Watches somebody, who is so at once or in a moment. */
export async function seen(client: Client, userId: string, status: string): Promise<void> {
  const [now] = await watch(client, userId);
  if (now?.status !== status) await lastTold(client, userId, status);
}
