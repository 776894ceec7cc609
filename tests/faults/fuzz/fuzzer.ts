/**
 * The source of malformed frames: its own process, so that what it costs to make them slows nobody down who is measured.
 * Reads one JSON job from standard input, prints one JSON result.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHttp } from '@parley/client';
import { seededRandom } from '@parley/client/testing';
import { Dice } from '../../simulation/dice.js';
import { createFrameSource } from './frame-source.js';
import {
  pollingSender,
  postSender,
  type Sender,
  type SenderParts,
  sseSender,
  webSocketSender,
} from './senders.js';

export interface FuzzJob {
  readonly url: string;
  readonly cookie: string;
  readonly workspaceId: string;
  readonly channelId: string;
  readonly seed: number;
  readonly frames: number;
  /** At most, evenly: a batch is a tenth of what goes at once otherwise. 0: as fast as the server answers. */
  readonly framesPerSecond: number;
}

export interface FuzzResult {
  readonly frames: Readonly<Record<string, number>>;
  readonly answers: number;
  readonly connections: number;
  readonly failures: readonly string[];
}

const job = JSON.parse(readFileSync(0, 'utf8')) as FuzzJob;
const call = createHttp({ baseUrl: job.url, headers: { cookie: job.cookie } });

/** Share of the frames, frames per batch, and how many of its packets are no packets. */
const ways: readonly (readonly [
  string,
  { make: (parts: SenderParts) => Sender; share: number; batch: number; rawShare: number },
])[] = [
  ['WebSocket', { make: webSocketSender, share: 0.5, batch: 200, rawShare: 0.005 }],
  ['long-polling', { make: pollingSender, share: 0.2, batch: 60, rawShare: 0.005 }],
  ['SSE', { make: sseSender, share: 0.2, batch: 60, rawShare: 0.005 }],
  ['POST', { make: postSender, share: 0.1, batch: 20, rawShare: 0 }],
];
const total = { frames: {} as Record<string, number>, answers: 0, connections: 0, failures: [] as string[] };

/** Waits until so many frames may go again. Time that was lost is not made up for: a rush would be another rate. */
function createPace(framesPerSecond: number): (frames: number) => Promise<void> {
  let freeAt = performance.now();
  return async (frames) => {
    if (framesPerSecond === 0) return;
    const wait = freeAt - performance.now();
    freeAt = Math.max(freeAt, performance.now()) + (frames * 1_000) / framesPerSecond;
    if (wait > 0) await sleep(wait);
  };
}

await Promise.all(
  ways.map(async ([way, { make, share, batch, rawShare }], index) => {
    const dice = new Dice(seededRandom(job.seed + index));
    const source = createFrameSource(dice, { ownChannelId: job.channelId, rawShare });
    const send = make({ ...job, call, source });
    const most = job.framesPerSecond === 0 ? batch : Math.ceil(batch / 10);
    const pace = createPace(job.framesPerSecond * share);
    const wanted = Math.ceil(job.frames * share);
    total.frames[way] = 0;
    for (let failures = 0; (total.frames[way] as number) < wanted && failures < 20; ) {
      const next = Math.min(most, wanted - (total.frames[way] as number));
      await pace(next);
      try {
        const sent = await send(next);
        (total.frames[way] as number) += sent.frames;
        total.answers += sent.answers;
        total.connections += sent.connections;
        failures = 0;
      } catch (error) {
        failures += 1;
        total.failures.push(`${way}: ${(error as Error).message}`);
        await sleep(200);
      }
    }
  }),
);
process.stdout.write(`${JSON.stringify(total satisfies FuzzResult)}\n`);
process.exit(0);
