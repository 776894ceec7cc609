import { describeFindings } from './campaign/keep-history.js';
import { runCampaign } from './campaign/run-campaign.js';
import { foundWorkspace, type Person } from './crew/workspace.js';
import { allInjections } from './injections/all-injections.js';
import { openInstallation } from './lab/installation.js';
import { addToTally, countOf, emptyTally, type Tally } from './summary.js';

export interface CampaignsOptions {
  readonly seed: number;
  readonly minutes: number;
  /** Sends per second. */
  readonly rate: number;
  readonly say: (line: string) => void;
}

const secondsEach = 30;
/** Two thirds alone would do; the third node is one more that can be wrong. */
const nodes = 2;

/** One campaign after the other on the same nodes, each with a seed, channels and people of its own. */
export async function runCampaigns({ seed, minutes, rate, say }: CampaignsOptions): Promise<Tally> {
  const tally = emptyTally();
  const installation = await openInstallation({ seed, nodes });
  try {
    const workspace = await foundWorkspace(installation.url);
    const people: Person[] = [];
    for (let index = 1; index <= 6; index += 1) people.push(await workspace.addPerson(`Person ${index}`));
    const endsAt = performance.now() + minutes * 60_000;
    for (let each = seed; performance.now() < endsAt; each += 1) {
      const seconds = Math.min(secondsEach, Math.max(5, (endsAt - performance.now()) / 1_000));
      const campaign = await runCampaign({
        ...{ installation, workspace, people, rate, seconds },
        seed: each,
        pauseMs: 250,
        injections: allInjections,
      });
      addToTally(tally, campaign.history);
      const findings = describeFindings(campaign);
      if (findings) tally.findings.push(findings);
      say(
        `seed ${each}: ${countOf(tally)} faults, ${tally.acked} acknowledged sends so far${findings ? `\n${findings}` : ''}`,
      );
    }
  } finally {
    await installation.close();
  }
  return tally;
}
