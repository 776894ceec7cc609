import { setTimeout as sleep } from 'node:timers/promises';
import { parseStreamName, type ScheduledMessage, scheduleCreate } from '@parley/protocol';
import type { ClusterNode } from '../../support/cluster.js';
import { commandOver, type Person } from '../crew/workspace.js';
import { type FaultPoint, faultPoints } from '../lab/fault-order.js';
import { type Measure, seconds } from './measure.js';
import { onStage, type Stage } from './stage.js';

/** Each person's, `everyMs` apart, so that every node finds some of them due. */
const perPerson = 12;
const everyMs = 50;
/** From the first command to the first that is due: by then all have been scheduled. */
const aheadMs = 10_000;
const patienceMs = 60_000;
/** A node that found nothing due until its end was not hit, and another turn is taken. */
const mostTurns = 10;

/** Schedules messages of everybody; all are due within the next seconds. */
async function schedule({ people, stream }: Stage, turn: string): Promise<readonly ScheduledMessage[]> {
  const channelId = parseStreamName(stream)?.id ?? '';
  const from = Date.now() + aheadMs;
  const own = async ({ name, browser }: Person, place: number) => {
    const made: ScheduledMessage[] = [];
    for (let nth = 0; nth < perPerson; nth += 1) {
      const sendAt = new Date(from + (nth * people.length + place) * everyMs).toISOString();
      const payload = { channelId, text: `${turn}: ${nth} of ${name}`, sendAt, timeZone: 'UTC' };
      made.push((await commandOver(browser.call, scheduleCreate, payload)).scheduled);
    }
    return made;
  };
  return (await Promise.all(people.map(own))).flat();
}

interface Sent {
  /** Of the last one, after its time. */
  readonly lateMs: number;
  /** Messages that are there twice, or not at all when the patience ended. */
  readonly wrong: number;
}

async function untilSent({ installation }: Stage, scheduled: readonly ScheduledMessage[]): Promise<Sent> {
  const texts = scheduled.map(({ text }) => text);
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const rows = await installation.cluster.postgres.query<{ text: string; createdAt: Date }>(
      'SELECT text, created_at AS "createdAt" FROM message WHERE text = ANY ($1)',
      [texts],
    );
    const sentAt = new Map(rows.map(({ text, createdAt }) => [text, createdAt.getTime()]));
    if (sentAt.size === texts.length || performance.now() > giveUpAt) {
      const late = scheduled.map(({ text, sendAt }) => (sentAt.get(text) ?? Date.now()) - Date.parse(sendAt));
      const missing = texts.length - sentAt.size;
      return { lateMs: Math.max(...late), wrong: missing + rows.length - sentAt.size };
    }
    await sleep(50);
  }
}

/** One node ends with some of them in hand. */
async function withDeath(stage: Stage, node: ClusterNode, point: FaultPoint): Promise<Sent> {
  const { installation } = stage;
  for (let turn = 1; turn <= mostTurns; turn += 1) {
    const scheduled = await schedule(stage, `${point} ${turn}`);
    installation.expectEnd(node);
    await installation.armPoint(node, point);
    const sent = await untilSent(stage, scheduled);
    const isHit = !node.isRunning();
    await node.restart();
    installation.expectRunning(node);
    if (isHit) return sent;
  }
  throw new Error(`No node died ${point} of a scheduled message.`);
}

/** One node stands still while it has some of them in hand, or is about to; and then goes on. */
async function withFreeze(stage: Stage, node: ClusterNode, afterMs: number): Promise<Sent> {
  const scheduled = await schedule(stage, `frozen after ${afterMs}`);
  const first = Math.min(...scheduled.map(({ sendAt }) => Date.parse(sendAt)));
  await sleep(first + afterMs - Date.now());
  await node.kill('SIGSTOP');
  const sent = await untilSent(stage, scheduled);
  await node.kill('SIGCONT');
  // What the frozen one still had in hand goes nowhere.
  await sleep(3_000);
  const { wrong } = await untilSent(stage, scheduled);
  return { ...sent, wrong };
}

export const scheduledMessages: Measure = {
  name: 'scheduled',
  run: ({ seed, scale }) =>
    onStage({ seed }, async (stage) => {
      const nodes = stage.installation.cluster.nodes;
      const deaths: Sent[] = [];
      for (const [index, point] of faultPoints.entries())
        deaths.push(await withDeath(stage, nodes[index % nodes.length] as ClusterNode, point));
      const freezes: Sent[] = [];
      for (let turn = 0; turn < Math.ceil(6 * scale); turn += 1)
        freezes.push(await withFreeze(stage, nodes[turn % nodes.length] as ClusterNode, 400 + turn * 501));
      const last = (those: readonly Sent[]) => Math.max(...those.map(({ lateMs }) => lateMs));
      const wrong = [...deaths, ...freezes].reduce((sum, one) => sum + one.wrong, 0);
      return [
        seconds('scheduled messages while nodes die with them in hand, the latest', last(deaths), 5),
        seconds('the same while nodes freeze', last(freezes), 5),
        { what: 'of those, sent twice or not at all', value: wrong, unit: '', aim: 0 },
      ];
    }),
};
