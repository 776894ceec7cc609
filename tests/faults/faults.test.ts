import { channelStream, connectionToken, replay, sessionSignOut } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisMissing } from '../support/redis.js';
import { describeFindings } from './campaign/keep-history.js';
import { runCampaign } from './campaign/run-campaign.js';
import { createLightClient } from './crew/light-client.js';
import { openRawLine } from './crew/raw-line.js';
import { foundWorkspace, must, type Person, type Workspace } from './crew/workspace.js';
import { isHit } from './history/checks/vacuity.js';
import { allInjections } from './injections/all-injections.js';
import { type Installation, openInstallation } from './lab/installation.js';

/** The same seed makes the same choices; what comes of them also depends on the machine. */
const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000);
const fewestHits = 50;

describe.skipIf(redisMissing)('two nodes, Redis and Postgres under faults', () => {
  let installation: Installation;
  let workspace: Workspace;
  const people: Person[] = [];

  beforeAll(async () => {
    installation = await openInstallation({ seed });
    workspace = await foundWorkspace(installation.url);
    for (const name of ['Anna', 'Ben', 'Chloé', 'Deniz']) people.push(await workspace.addPerson(name));
  }, 180_000);
  afterAll(() => installation?.close());

  it('[R-AUTH-1] [R-REC-2] a session that ends in the middle of a replay gets no page more', async () => {
    const [anna, ben] = people as [Person, Person];
    const stream = channelStream(await workspace.addChannel(`long-${seed}`, { members: [anna, ben] }));
    const writer = createLightClient({
      name: 'writer',
      personId: anna.id,
      call: anna.browser.call,
      url: installation.url,
      workspaceId: workspace.id,
      streams: [stream],
      random: Math.random,
    });
    writer.start();
    for (let count = 0; count < 1_200; count += 1) writer.send(stream, `Line ${count}.`);
    await expect.poll(() => writer.inFlight(), { timeout: 60_000 }).toBe(0);
    writer.stop();
    const { call } = await ben.signInAgain();
    const page = (fromSeq: number) => call(replay, { params: { stream }, query: { fromSeq } });
    expect(await page(0)).toMatchObject({ ok: true, result: { hasMore: true } });
    await call(sessionSignOut);
    for (const fromSeq of [500, 1_000])
      expect(await page(fromSeq)).toMatchObject({ ok: false, error: { code: 'unauthenticated' } });
  });

  it('[R-CONN-5] [R-AUTH-3] a token that has run out is refused, and the next one is not', async () => {
    const { call } = (people[0] as Person).browser;
    const { wire, cluster } = installation;
    const ports = cluster.nodes.map((node) => Number(new URL(node.address).port));
    wire.pointTo(ports.slice(0, 1));
    const tokenNow = async () =>
      must(await call(connectionToken, { body: { workspaceId: workspace.id } })).token;
    const outcomeOf = (token: string) =>
      new Promise<string | undefined>((resolve) => {
        const line = openRawLine(cluster.nodes[0]?.address ?? '', token, {
          onOpen: () => {
            resolve('let in');
            line.close();
          },
          onFrame: () => undefined,
          onClose: resolve,
        });
      });
    const token = await tokenNow();
    const [node] = cluster.nodes;
    if (!node) throw new Error('There is no node.');
    await installation.setClock(node, 120_000);
    expect(await outcomeOf(token)).toBe('token_expired');
    await installation.setClock(node, 0);
    expect(await outcomeOf(await tokenNow())).toBe('let in');
    wire.pointTo(ports);
  });

  it(`[R-SEND-2] [R-SEND-3] [R-EVT-2] [R-EVT-3] [R-REC-2] [R-AUTH-2] nothing acknowledged is lost, doubled, reordered or shown to the wrong people (${fewestHits} faults, FAULTS_SEED=${seed})`, async () => {
    const campaign = await runCampaign({
      installation,
      workspace,
      people,
      seed,
      seconds: 30,
      fewestHits,
      rate: 100,
      pauseMs: 150,
      injections: allInjections,
    });
    expect(describeFindings(campaign)).toBe('');
    expect(campaign.history.faults.filter(isHit).length).toBeGreaterThanOrEqual(fewestHits);
  }, 300_000);
});
