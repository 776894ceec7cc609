import { cpus, totalmem } from 'node:os';
import type { FuzzReport } from './fuzz/run-fuzz.js';
import { isHit } from './history/checks/vacuity.js';
import type { History } from './history/history.js';
import { isMet, type Measured } from './measures/measure.js';
import { percentile } from './measures/percentile.js';

/** What all campaigns of a run come to. */
export interface Tally {
  readonly seeds: number[];
  readonly faults: Map<string, number>;
  /** Faults that met nothing, and do not count. */
  missed: number;
  acked: number;
  refused: number;
  deliveries: number;
  replays: number;
  findings: string[];
  readonly ackMs: number[];
}

export const emptyTally = (): Tally => ({
  seeds: [],
  faults: new Map(),
  missed: 0,
  acked: 0,
  refused: 0,
  deliveries: 0,
  replays: 0,
  findings: [],
  ackMs: [],
});

/** Every how many acknowledgements one is kept for the percentiles. */
const sampleEvery = 20;

export function addToTally(tally: Tally, history: History): void {
  tally.seeds.push(history.seed);
  for (const fault of history.faults) {
    if (isHit(fault)) tally.faults.set(fault.kind, (tally.faults.get(fault.kind) ?? 0) + 1);
    else tally.missed += 1;
  }
  for (const [index, op] of history.ops.entries()) {
    if (op.outcome === 'fail') tally.refused += 1;
    if (op.outcome !== 'ok') continue;
    tally.acked += 1;
    if (index % sampleEvery === 0) tally.ackMs.push(op.settledAt - op.invokedAt);
  }
  tally.replays += history.replays.length;
  for (const reader of history.readers) tally.deliveries += reader.heard.length;
}

export const countOf = (tally: Tally): number =>
  [...tally.faults.values()].reduce((sum, count) => sum + count, 0);

export interface RunSummary {
  readonly command: string;
  readonly minutes: number;
  readonly tally: Tally;
  readonly measured: readonly Measured[];
  readonly fuzz: FuzzReport | undefined;
  /** Measures and parts that could not be run, in words. */
  readonly failures: readonly string[];
}

const number = (value: number) => value.toLocaleString('en');
const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`;

/** The run as a Markdown page, in the form it has in docs/guarantees.md. */
export function summarise({ command, minutes, tally, measured, fuzz, failures }: RunSummary): string {
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const lines = [`\`${command}\`, ${date}, ${minutes.toFixed(1)} minutes on ${machine}.`, ''];
  if (tally.seeds.length > 0) {
    const kinds = [...tally.faults].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${kind} ${count}`);
    lines.push(
      '| campaigns | |',
      '|---|---|',
      `| seeds | ${tally.seeds[0]} to ${tally.seeds.at(-1)} |`,
      `| faults that met something | ${number(countOf(tally))} (and ${number(tally.missed)} that met nothing, and do not count) |`,
      `| acknowledged sends | ${number(tally.acked)} |`,
      `| live deliveries checked | ${number(tally.deliveries)}, and ${number(tally.replays)} replay pages |`,
      `| acknowledgement under faults | p50 ${Math.round(percentile(tally.ackMs, 50))} ms, p99 ${Math.round(percentile(tally.ackMs, 99))} ms |`,
      `| lost, doubled, reordered, leaked, diverged | **${number(tally.findings.length)}** |`,
      '',
      `Faults: ${kinds.join(', ')}.`,
      '',
    );
  }
  if (measured.length > 0) {
    lines.push('| measured | value | aim | |', '|---|---|---|---|');
    for (const one of measured)
      lines.push(
        `| ${one.what} | ${number(one.value)} ${one.unit} | ≤ ${number(one.aim)} ${one.unit} | ${isMet(one) ? 'met' : '**missed**'} |`,
      );
    lines.push('');
  }
  if (fuzz) {
    const frames = Object.values(fuzz.frames).reduce((sum, count) => sum + count, 0);
    const ways = Object.entries(fuzz.frames).map(([way, count]) => `${way} ${number(count)}`);
    lines.push(
      `Malformed frames: ${number(frames)} in ${Math.round(fuzz.seconds)} s (${ways.join(', ')}); ${fuzz.crashes.length} crashes and unexpected errors; ` +
        `memory ${megabytes(fuzz.rssBefore)} before, ${fuzz.rssFifths.map(megabytes).join(', ')} in each fifth of the time, ${megabytes(fuzz.rssPeak)} at most, ${megabytes(fuzz.rssAfter)} after; ` +
        `a bystander's acknowledgement p99 ${fuzz.quietP99.toFixed(1)} ms in quiet, ${fuzz.fuzzP99.toFixed(1)} ms beside it.`,
      '',
    );
  }
  for (const failure of [...tally.findings, ...failures, ...(fuzz?.crashes ?? [])])
    lines.push(`- ${failure}`);
  return `${lines.join('\n').trimEnd()}\n`;
}
