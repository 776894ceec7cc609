import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisMissing } from '../support/redis.js';
import { describeFindings } from './campaign/keep-history.js';
import { runCampaign } from './campaign/run-campaign.js';
import { foundWorkspace, type Person, type Workspace } from './crew/workspace.js';
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
