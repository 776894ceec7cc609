/**
 * The long form of the fault runs. `npm run test:faults` for all of it (about an hour and a quarter), `-- --minutes
 * 5` for shorter campaigns, `-- campaigns storm fuzz` for some of it, `-- --scale 0.1` for smaller crowds, `-- --seed 7`,
 * `-- --write FILE` for the summary.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCampaigns } from './campaigns.js';
import { type FuzzReport, runFuzz } from './fuzz/run-fuzz.js';
import { allMeasures } from './measures/all-measures.js';
import { isMet, type Measured } from './measures/measure.js';
import { emptyTally, summarise } from './summary.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '20' },
    rate: { type: 'string', default: '2500' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    scale: { type: 'string', default: '1' },
    frames: { type: 'string', default: '1000000' },
    // A second; 0 for as fast as the server answers. What fills both cores would measure the machine, not the server.
    pace: { type: 'string', default: '500' },
    write: { type: 'string' },
  },
});
const parts = ['campaigns', ...allMeasures.map((measure) => measure.name), 'fuzz'];
const unknown = positionals.filter((name) => !parts.includes(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are: ${parts.join(', ')}.`);
  process.exit(2);
}
const isWanted = (name: string) => positionals.length === 0 || positionals.includes(name);
const seed = Number(values.seed);
const scale = Number(values.scale);
const startedAt = performance.now();
const say = (line: string) =>
  console.log(`${((performance.now() - startedAt) / 60_000).toFixed(1).padStart(5)} min  ${line}`);
const failures: string[] = [];

/** What cannot be run is one failure among others: the rest still tells something. */
async function attempt<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  say(`${name} …`);
  try {
    return await work();
  } catch (error) {
    failures.push(`${name} could not be run: ${error instanceof Error ? error.message : String(error)}`);
    say(failures.at(-1) as string);
    return undefined;
  }
}

say(`seed ${seed}`);
const tally = isWanted('campaigns')
  ? await attempt('campaigns', () =>
      runCampaigns({ seed, minutes: Number(values.minutes), rate: Number(values.rate), say }),
    )
  : undefined;

const measured: Measured[] = [];
for (const measure of allMeasures.filter(({ name }) => isWanted(name))) {
  const results = (await attempt(measure.name, () => measure.run({ seed, scale }))) ?? [];
  for (const one of results) say(`${one.what}: ${one.value} ${one.unit} (aim ${one.aim})`);
  measured.push(...results);
}

const fuzz: FuzzReport | undefined = isWanted('fuzz')
  ? await attempt('fuzz', () =>
      runFuzz({
        seed,
        frames: Number(values.frames),
        framesPerSecond: Number(values.pace),
        quietSeconds: 15,
      }),
    )
  : undefined;

const summary = summarise({
  command: ['npm run test:faults', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(
    ' ',
  ),
  minutes: (performance.now() - startedAt) / 60_000,
  tally: tally ?? emptyTally(),
  ...{ measured, fuzz, failures },
});
console.log(`\n${summary}`);
if (values.write) writeFileSync(values.write, summary);
const isWell =
  failures.length === 0 &&
  (tally?.findings.length ?? 0) === 0 &&
  (fuzz?.crashes.length ?? 0) === 0 &&
  measured.every(isMet);
process.exit(isWell ? 0 : 1);
