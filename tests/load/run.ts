/**
 * `npm run bench`: what Parley costs beside its floors, measured in one run on one machine (DESIGN: durable before ack,
 * open loop, generator on its own core, ratios over several interleaved trials). `--quick` for one short trial.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '@parley/server/platform/embedded-postgres';
import type { Generator } from './processes.js';
import { median, type Result, report } from './report.js';
import {
  hall,
  hot,
  idle,
  type Layout,
  type Running,
  spread,
  startTarget,
  type TargetName,
} from './scenarios.js';
import { sqlLoop } from './sql-loop.js';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});
const trials = options.quick ? 1 : 3;
const stepSeconds = options.quick ? 3 : 6;
const latencyRuns = options.quick ? 3 : 7;
/** Turns that each server has in the room of a thousand, in every trial. */
const fanOutTurns = 5;
/** Many, because what a heap has in reserve hides what the first thousands take. */
const idleSockets = 4_000;
/** The promise that the highest rate is held to. */
const ackP99Ms = 50;

const quiet = { debug: () => undefined, info: () => undefined, warn: say };

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * The highest rate of a growing ladder at which every send is acknowledged and the 99th percentile holds. A rung may be
 * tried twice: the machine has other things to do, and one stall of theirs is not the server's limit.
 */
async function highestRate(running: Running, layout: Layout): Promise<number> {
  const generator = await running.seat(layout);
  const holds = async (rate: number): Promise<boolean> => {
    const result = await generator.run({ rate, seconds: stepSeconds, warmupSeconds: 1 });
    say(
      `    ${rate}/s: ack p99 ${result.ack.p99.toFixed(1)} ms, ${result.acked} acked, ${result.refused} refused`,
    );
    return result.ack.p99 <= ackP99Ms && result.refused === 0 && result.acked >= rate * stepSeconds * 0.995;
  };
  try {
    let held = 0;
    for (let rate = 1_000; rate < 60_000; rate = Math.round(rate * 1.15)) {
      if (!(await holds(rate)) && !(await holds(rate))) break;
      held = rate;
    }
    return held;
  } finally {
    await generator.stop();
  }
}

async function latencyAt(
  running: Running,
  layout: Layout,
  rate: number,
): Promise<Result['latency'][string][number]> {
  const generator = await running.seat(layout);
  try {
    const { ack, delivered } = await generator.run({ rate, seconds: stepSeconds * 2, warmupSeconds: 2 });
    return { rate, ack, delivered };
  } finally {
    await generator.stop();
  }
}

/**
 * Deliveries a second of each server's processor time, into a room of a thousand. What a second of it is worth changes
 * with what the machine's other tenants do, so the servers take turns.
 */
async function deliveriesPerCpuSecond(names: readonly TargetName[]): Promise<void> {
  const seated: { name: TargetName; running: Running; generator: Generator }[] = [];
  const seat = (rest: readonly TargetName[]): Promise<void> => {
    const [name, ...others] = rest;
    if (name === undefined) return takeTurns();
    return withTarget(name, async (running) => {
      const generator = await running.seat(hall);
      seated.push({ name, running, generator });
      try {
        await seat(others);
      } finally {
        await generator.stop();
      }
    });
  };
  async function takeTurns(): Promise<void> {
    for (const { generator } of seated) await generator.run({ rate: 10, seconds: 1, warmupSeconds: 0 });
    for (let turn = 1; turn <= fanOutTurns; turn += 1) {
      for (const { name, running, generator } of seated) {
        const before = running.server.cpuSeconds();
        const { deliveries } = await generator.run({ rate: 20, seconds: stepSeconds, warmupSeconds: 0 });
        add(result.fanOut, name, deliveries / (running.server.cpuSeconds() - before));
      }
    }
  }
  await seat(names);
}

/** Resident bytes that one idle connection adds. */
async function idleBytes(running: Running): Promise<number> {
  // The first connections pay for what all share.
  const warm = await running.seat(idle(100));
  const before = running.server.rss();
  const generator = await running.seat(idle(idleSockets));
  await generator.run({ rate: 0, seconds: 3, warmupSeconds: 0 });
  const bytes = (running.server.rss() - before) / idleSockets;
  await generator.stop();
  await warm.stop();
  return bytes;
}

async function withTarget<T>(name: TargetName, work: (running: Running) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir: directory, log: quiet });
  const { host, user, database } = postgres.connection;
  const running = await startTarget(
    name,
    `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`,
  );
  try {
    return await work(running);
  } finally {
    await running.server.stop();
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

const result: Result = {
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  trials,
  sql: [],
  spread: {},
  hot: {},
  latency: {},
  fanOut: {},
  idle: {},
};
const add = (table: Record<string, number[]>, name: string, value: number) => {
  table[name] = [...(table[name] ?? []), value];
};

for (let trial = 1; trial <= trials; trial += 1) {
  say(`trial ${trial} of ${trials}`);
  const directory = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir: directory, log: quiet });
  const { host, user, database } = postgres.connection;
  result.sql.push(
    await sqlLoop(`postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`, stepSeconds),
  );
  await postgres.stop();
  rmSync(directory, { recursive: true, force: true });

  for (const name of ['naive', 'parley'] as const) {
    await withTarget(name, async (running) => {
      say(`  ${name}: 100 channels × 10`);
      add(result.spread, name, await highestRate(running, spread));
      say(`  ${name}: one channel of 20`);
      add(result.hot, name, await highestRate(running, hot));
    });
  }
  const fanOut = ['raw ws', 'bare socket.io', 'parley'] as const;
  for (const name of fanOut) {
    await withTarget(name, async (running) => {
      say(`  ${name}: idle memory`);
      add(result.idle, name, await idleBytes(running));
    });
  }
  say('  fan-out');
  await deliveriesPerCpuSecond(fanOut);
}
const halfLoad = Math.round(median(result.spread.naive ?? []) / 2);
// A 99th percentile is at the mercy of whatever else the machine did in those seconds: several runs, in turn.
for (let run = 1; run <= latencyRuns; run += 1) {
  for (const name of ['naive', 'parley'] as const) {
    const latency = await withTarget(name, (running) => latencyAt(running, spread, halfLoad));
    say(`  ${name}: at ${halfLoad}/s, ack p99 ${latency.ack.p99.toFixed(1)} ms`);
    result.latency[name] = [...(result.latency[name] ?? []), latency];
  }
}

const text = report(result);
process.stdout.write(`${text}\n`);
if (options.write) writeFileSync(new URL('../../docs/performance-results.md', import.meta.url), text);
