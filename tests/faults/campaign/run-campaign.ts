import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@parley/client/testing';
import { channelRemoveMember } from '@parley/protocol';
import { Dice } from '../../simulation/dice.js';
import { createHostile } from '../crew/hostile.js';
import { commandOver, type Person, Refused, type Workspace } from '../crew/workspace.js';
import { checkHistory } from '../history/check-history.js';
import { isHit } from '../history/checks/vacuity.js';
import { emptyHistory, type Finding, type History } from '../history/history.js';
import type { Injection, Scene } from '../injections/injection.js';
import type { Installation } from '../lab/installation.js';
import { until } from '../measures/crowd.js';
import { type Crew, gatherCrew } from './crew.js';
import { readHeads, readStored } from './stored.js';
import { startWriting } from './writers.js';

export interface CampaignOptions {
  readonly installation: Installation;
  readonly workspace: Workspace;
  readonly people: readonly Person[];
  readonly seed: number;
  /** At least this long … */
  readonly seconds: number;
  /** … and until this many faults have met something. */
  readonly fewestHits?: number;
  /** Sends per second over all clients. */
  readonly rate: number;
  readonly injections: readonly Injection[];
  /** Between two faults of the lane `line`, on average. */
  readonly pauseMs?: number;
  readonly lightClients?: number;
  readonly realClients?: number;
  readonly channels?: number;
}

export interface Campaign {
  readonly history: History;
  readonly findings: readonly Finding[];
}

/** However few faults have met something by then, which the judge will say. */
const mostSeconds = 240;
/** G12; the judge allows no more, so it is no use waiting much longer. */
const healingMs = 40_000;
/** G7 with a notice that was lost, and as long again as a node or a line may have been frozen. */
const revocationGraceMs = 15_000;

/** People at work while everything breaks; then fair weather, and the truth. */
export async function runCampaign(options: CampaignOptions): Promise<Campaign> {
  const { installation, workspace, people, seed } = options;
  const history = emptyHistory(seed);
  const dice = new Dice(seededRandom(seed));
  const victim = await workspace.addPerson('Victim');
  const crew = await gatherCrew({
    workspace,
    people,
    victim,
    url: installation.url,
    history,
    random: seededRandom(seed + 1),
    lightClients: options.lightClients ?? 8,
    realClients: options.realClients ?? 2,
    channels: options.channels ?? 4,
  });
  try {
    await until(() => [...crew.light, ...crew.real].every((client) => client.isLive()), 30_000);
    const stopWriting = startWriting(crew, { rate: options.rate, dice });
    const scene: Scene = {
      installation,
      dice,
      inFlight: crew.inFlight,
      hostile: createHostile({
        url: installation.url,
        workspace,
        person: people[0] as Person,
        streams: crew.streams,
      }),
    };
    const beganAt = performance.now();
    const isOver = () => {
      const seconds = (performance.now() - beganAt) / 1_000;
      const hits = history.faults.filter(isHit).length;
      return seconds > options.seconds && (hits >= (options.fewestHits ?? 0) || seconds > mostSeconds);
    };
    await Promise.all([
      inject('line', { options, scene, history, isOver }),
      inject('machine', { options, scene, history, isOver }),
      sleep(options.seconds * 500).then(() => kick(options, crew, history)),
    ]);
    stopWriting();
    await settle(installation, crew, history);
  } finally {
    await crew.stop();
  }
  history.stored.clear();
  for (const [stream, stored] of await readStored(installation, crew.streams))
    history.stored.set(stream, stored);
  const crashes = installation.crashes().map((what) => ({ check: 'crash', what, evidence: [] }));
  const sentAway = crew.light.flatMap((client) => {
    const what = client.refusal();
    return what ? [{ check: 'sent away', what, evidence: [client.name] }] : [];
  });
  return { history, findings: [...crashes, ...sentAway, ...checkHistory(history)] };
}

/** One fault after the other, until it is time. */
async function inject(
  lane: Injection['lane'],
  {
    options,
    scene,
    history,
    isOver,
  }: { options: CampaignOptions; scene: Scene; history: History; isOver: () => boolean },
): Promise<void> {
  const { dice } = scene;
  const choices = options.injections
    .filter((one) => one.lane === lane)
    .map((one) => [one.weight, one] as const);
  if (choices.length === 0) return;
  while (!isOver()) {
    await sleep((options.pauseMs ?? 500) * 2 * dice.random());
    const injection = dice.weighted(choices);
    const beganAt = performance.now();
    const inFlight = scene.inFlight();
    const hit = await injection.run(scene);
    history.faults.push({ kind: injection.kind, beganAt, endedAt: performance.now(), hit, inFlight });
  }
}

/** Takes the victim out of its channel while others write; tries until it is done. */
async function kick({ workspace }: CampaignOptions, crew: Crew, history: History): Promise<void> {
  const person = history.readers.find((reader) => reader.client === crew.victim.name);
  if (!person) return;
  person.isRevoked = true;
  for (;;) {
    try {
      const payload = { channelId: crew.victimChannelId, memberId: person.person };
      await commandOver(workspace.owner.browser.call, channelRemoveMember, payload);
      break;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // Done already, by an attempt whose answer was lost.
      if (error.code === 'not_found') break;
      if (!error.isRetryable) throw error;
      await sleep(300);
    }
  }
  history.revocations.push({
    person: person.person,
    stream: person.stream,
    ackedAt: performance.now(),
    graceMs: revocationGraceMs,
  });
}

/** Waits until everything is answered and everybody has come to the head, and notes when. */
async function settle(installation: Installation, crew: Crew, history: History): Promise<void> {
  const isAnswered = await until(() => crew.inFlight() === 0, healingMs);
  // What is still on its way would move the heads: then liveness is what is wrong, and nothing else can be told.
  if (!isAnswered) return;
  const heads = await readHeads(installation, crew.streams);
  const clients = new Map([...crew.light, ...crew.real].map((client) => [client.name, client]));
  const waiting = new Set(history.readers.filter((reader) => !reader.isRevoked));
  await until(() => {
    for (const reader of waiting) {
      const position = clients.get(reader.client)?.position(reader.stream) ?? 0;
      if (position < (heads.get(reader.stream) ?? 0)) continue;
      reader.atHeadAt = performance.now();
      waiting.delete(reader);
    }
    return waiting.size === 0;
  }, healingMs);
  for (const client of crew.real) client.tellView();
}
