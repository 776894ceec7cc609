/**
 * The load: its own process on its own core. Open loop: sends leave when they are due whatever the server does, and
 * latency counts from the intended time, so that a stall shows in every send it delays. Reads one JSON job from
 * standard input, connects, reports `ready`, runs the phases it is told, one JSON line each.
 */
import { createHistogram } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { type DialectName, dialects, type Seat } from './dialects.js';

export interface Job {
  readonly url: string;
  readonly dialect: DialectName;
  readonly seats: readonly Seat[];
}

export interface Phase {
  /** Messages per second over all channels; 0 waits `seconds` and sends nothing. */
  readonly rate: number;
  readonly seconds: number;
  /** Left out of the figures. */
  readonly warmupSeconds: number;
}

export interface PhaseResult {
  readonly sent: number;
  readonly acked: number;
  readonly refused: number;
  readonly deliveries: number;
  /** Milliseconds from the intended send. */
  readonly ack: { readonly p50: number; readonly p99: number };
  readonly delivered: { readonly p50: number; readonly p99: number };
}

/** About 160 characters: the length of a talkative chat message. */
const filler =
  'the quick brown fox jumps over the lazy dog and keeps on running through the long wet grass until it reaches the river '
    .repeat(2)
    .slice(0, 130);
/** Every how many sockets delivery latency is read from the frames. */
const sampleEvery = 20;
/** How long after a phase its last answers are waited for. */
const settleMs = 2_000;

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const job = JSON.parse((await lines.next()).value as string) as Job;
const dialect = dialects[job.dialect];
const sockets: WebSocket[] = [];
const senders: { socket: WebSocket; channel: string }[] = [];
const due = new Map<number, number>();
let next = 0;
let results = freshResults();

function freshResults() {
  return {
    sent: 0,
    acked: 0,
    refused: 0,
    deliveries: 0,
    ack: createHistogram(),
    delivered: createHistogram(),
    from: 0,
  };
}

function onFrame(frame: string, isSampled: boolean): void {
  const received = dialect.decode(frame);
  if (received.ack >= 0) {
    const intended = due.get(received.ack);
    due.delete(received.ack);
    if (intended === undefined || intended < results.from) return;
    if (received.isRefused) results.refused += 1;
    else {
      results.acked += 1;
      results.ack.record(Math.max(1, Math.round((performance.now() - intended) * 1000)));
    }
  } else if (received.deliveries > 0) {
    results.deliveries += received.deliveries;
    if (isSampled) {
      const now = performance.now();
      for (const match of frame.matchAll(/@t=(\d+)@/g)) {
        const intended = Number(match[1]) / 1000;
        if (intended >= results.from)
          results.delivered.record(Math.max(1, Math.round((now - intended) * 1000)));
      }
    }
  }
}

async function take(seat: Seat, index: number): Promise<void> {
  const socket = new WebSocket(job.url.replace('http', 'ws') + dialect.path, { perMessageDeflate: false });
  sockets.push(socket);
  const isSampled = index % sampleEvery === 0;
  const steps = [...dialect.hello(seat)];
  await new Promise<void>((resolve, reject) => {
    const fail = setTimeout(() => reject(new Error(`seat ${index} was not seated in 20 s`)), 20_000);
    const step = () => {
      const current = steps[0];
      if (current?.send) socket.send(current.send);
      if (!current) {
        clearTimeout(fail);
        resolve();
      }
    };
    socket.on('error', reject);
    socket.on('open', step);
    socket.on('message', (data: Buffer) => {
      const frame = data.toString('latin1');
      if (frame === '2') return socket.send('3');
      const current = steps[0];
      if (!current) return onFrame(frame, isSampled);
      if (frame.startsWith('44')) return reject(new Error(frame));
      if (current.isAnswered(frame)) {
        steps.shift();
        step();
      }
    });
  });
  for (const channel of seat.channels) senders.push({ socket, channel });
}

function sendDue(from: number, rate: number, total: number): number {
  const elapsed = performance.now() - from;
  const target = Math.min(total, Math.floor((elapsed * rate) / 1000));
  for (let index = results.sent; index < target; index += 1) {
    const intended = from + (index * 1000) / rate;
    // A stride prime to the number of senders visits channels and authors evenly, not one socket after the other.
    const sender = senders[(next * 7919) % senders.length] as (typeof senders)[number];
    due.set(next, intended);
    sender.socket.send(
      dialect.encodeSend(next, sender.channel, `@t=${Math.round(intended * 1000)}@ ${filler}`),
    );
    next += 1;
  }
  return target;
}

async function run(phase: Phase): Promise<PhaseResult> {
  results = freshResults();
  const from = performance.now();
  results.from = from + phase.warmupSeconds * 1000;
  const total = Math.floor(phase.rate * (phase.seconds + phase.warmupSeconds));
  const end = from + (phase.seconds + phase.warmupSeconds) * 1000;
  while (performance.now() < end || results.sent < total) {
    if (phase.rate > 0) results.sent = sendDue(from, phase.rate, total);
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (performance.now() > end + 1_000) break;
  }
  const deadline = performance.now() + settleMs;
  while (due.size > 0 && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 10));
  // What was not answered in time counts with the time it has waited, so that overload cannot hide.
  for (const intended of due.values())
    if (intended >= results.from) results.ack.record(Math.round((performance.now() - intended) * 1000));
  due.clear();
  const ms = (histogram: ReturnType<typeof createHistogram>, percentile: number) =>
    histogram.count === 0 ? Number.NaN : histogram.percentile(percentile) / 1000;
  return {
    sent: results.sent,
    acked: results.acked,
    refused: results.refused,
    deliveries: results.deliveries,
    ack: { p50: ms(results.ack, 50), p99: ms(results.ack, 99) },
    delivered: { p50: ms(results.delivered, 50), p99: ms(results.delivered, 99) },
  };
}

// Seats are taken a few at a time: the connect rate is not what is measured here.
for (let index = 0; index < job.seats.length; index += 50)
  await Promise.all(job.seats.slice(index, index + 50).map((seat, offset) => take(seat, index + offset)));
process.stdout.write('ready\n');

for (let line = await lines.next(); !line.done; line = await lines.next())
  process.stdout.write(`${JSON.stringify(await run(JSON.parse(line.value) as Phase))}\n`);
for (const socket of sockets) socket.terminate();
