import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@parley/client/testing';
import { channelStream } from '@parley/protocol';
import { createLightClient } from '../crew/light-client.js';
import { foundWorkspace } from '../crew/workspace.js';
import { emptyHistory } from '../history/history.js';
import { openInstallation } from '../lab/installation.js';
import { percentile } from '../measures/percentile.js';
import type { FuzzJob, FuzzResult } from './fuzzer.js';

export interface FuzzOptions {
  readonly seed: number;
  readonly frames: number;
  /** 0: as fast as the server answers. */
  readonly framesPerSecond: number;
  /** How long the bystander is measured before. */
  readonly quietSeconds: number;
}

export interface FuzzReport extends FuzzResult {
  readonly seconds: number;
  /** Ended processes, unexpected errors, faults logged as the server's own. */
  readonly crashes: readonly string[];
  /** Of the node, bytes: before, the median of each fifth of the time, the highest seen, and what was left in the end. */
  readonly rssBefore: number;
  readonly rssFifths: readonly number[];
  readonly rssPeak: number;
  readonly rssAfter: number;
  /** Of the bystander, milliseconds from the intended send to the acknowledgement. */
  readonly quietP99: number;
  readonly fuzzP99: number;
  readonly bystanderUnanswered: number;
}

const bystanderEveryMs = 40;
/** A fault that nobody expected is logged with this level or above, and answered as `internal`. */
const errorLine = /"level":(50|60)/;

/** One node under malformed frames over every way in, and somebody beside who only wants to chat. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const installation = await openInstallation({ seed: options.seed, nodes: 1, redis: false });
  try {
    const [node] = installation.cluster.nodes;
    if (!node) throw new Error('There is no node.');
    const workspace = await foundWorkspace(node.address);
    const attacker = await workspace.addPerson('Attacker');
    const calm = await workspace.addPerson('Bystander');
    const attacked = await workspace.addChannel('attacked', { members: [attacker] });
    const stream = channelStream(await workspace.addChannel('calm', { members: [calm] }));
    const history = emptyHistory(options.seed);
    const bystander = createLightClient({
      name: 'bystander',
      personId: calm.id,
      call: calm.browser.call,
      url: node.address,
      workspaceId: workspace.id,
      streams: [stream],
      random: seededRandom(options.seed),
      history,
    });
    bystander.start();
    while (!bystander.isLive()) await sleep(20);
    const rssOf = () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${node.pid}/status`, 'utf8'))?.[1]) * 1_024;
    const rss: number[] = [];
    const talk = setInterval(() => {
      bystander.send(stream, 'Just a chat.');
      if (node.isRunning()) rss.push(rssOf());
    }, bystanderEveryMs);

    await sleep(options.quietSeconds * 1_000);
    const quiet = history.ops.splice(0);
    const rssBefore = rssOf();
    rss.length = 0;
    const startedAt = performance.now();
    const result = await fuzz({
      url: node.address,
      cookie: attacker.browser.cookie(),
      workspaceId: workspace.id,
      channelId: attacked,
      seed: options.seed,
      frames: options.frames,
      framesPerSecond: options.framesPerSecond,
    });
    const seconds = (performance.now() - startedAt) / 1_000;
    clearInterval(talk);
    for (let waited = 0; bystander.inFlight() > 0 && waited < 10_000; waited += 50) await sleep(50);
    const loud = history.ops.splice(0);
    bystander.stop();
    const answered = (ops: typeof loud) =>
      ops.filter((op) => op.outcome === 'ok').map((op) => op.settledAt - op.invokedAt);
    return {
      ...result,
      seconds,
      crashes: [...installation.crashes(), ...node.logs.split('\n').filter((line) => errorLine.test(line))],
      rssBefore,
      rssFifths: [0, 1, 2, 3, 4].map((nth) =>
        percentile(rss.slice((rss.length * nth) / 5, (rss.length * (nth + 1)) / 5), 50),
      ),
      rssPeak: percentile(rss, 100),
      rssAfter: node.isRunning() ? rssOf() : Number.NaN,
      quietP99: percentile(answered(quiet), 99),
      fuzzP99: percentile(answered(loud), 99),
      bystanderUnanswered: loud.filter((op) => op.outcome !== 'ok').length,
    };
  } finally {
    await installation.close();
  }
}

async function fuzz(job: FuzzJob): Promise<FuzzResult> {
  const script = new URL('fuzzer.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=@parley/source', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(job));
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (!output) throw new Error('The source of malformed frames ended by itself.');
  return JSON.parse(output) as FuzzResult;
}
