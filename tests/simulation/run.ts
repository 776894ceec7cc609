import type { ChannelId, ErrorCode, StreamName, UserId } from '@parley/protocol';
import { type Browser, Device } from './device.js';
import { Dice } from './dice.js';
import { comparable, isQuiet, judgeSends, judgeTimelines, type Ledger, restless } from './judge.js';
import type { Library } from './library.js';
import { doSomething } from './person.js';
import { Storm } from './storm.js';

const steps = 70;
const longestPauseMs = 700;
const headCheckMs = 5_000;
/** G12 promises 30 s after the last fault; time-outs under way and the longest back-off come before. */
const healingMs = 120_000;

/** Runs one seed: people at work in a storm, then fair weather. The faults found, none when all is well. */
export async function simulate(library: Library, seed: number): Promise<string[]> {
  const { FakeBrowser, ModelWorld, seededRandom } = library.testing;
  const world = new ModelWorld({ seed });
  const dice = new Dice(seededRandom(seed * 7919));
  const storm = new Storm(dice);
  const faults: string[] = [];
  const ledger: Ledger = [];
  const lostAccess = new Set<string>();
  watchModel(world.server.workspace, ledger, lostAccess);

  const people = ['Anna', 'Ben', 'Chloé'].map((name) => world.server.workspace.addMember(name));
  found(world.server.workspace, people);
  const onViolation = (what: string) => {
    if (faults.length < 5) faults.push(what);
  };
  const browsers = people.map((): Browser => {
    const delays = new Dice(seededRandom(seed));
    const tabs = seed % 2 === 0 ? new FakeBrowser(world.clock, () => 1 + delays.below(20)) : null;
    const { memoryCacheStorage, memoryOutboxStorage } = library.client;
    return { cache: memoryCacheStorage(), storage: memoryOutboxStorage(), written: [], tabs };
  });
  // The first of them has two tabs open.
  const devices = [0, 1, 2, 0].map((person, index) => {
    const [userId, browser] = [people[person] as UserId, browsers[person] as Browser];
    return new Device({ library, world, storm, userId, name: `device ${index + 1}`, browser, onViolation });
  });
  let count = 0;
  const words = () => {
    count += 1;
    return `w${count}`;
  };

  keepAnnouncing(world);
  for (let step = 0; step < steps; step += 1) {
    doSomething(dice.one(devices) as Device, dice, words);
    if (dice.chance(0.12)) trouble(world, dice, devices);
    await world.clock.advance(dice.below(longestPauseMs));
  }

  storm.isOver = true;
  world.server.refusing = null;
  world.server.start();
  const isHealed = await world.clock.until(() => devices.every((one) => isQuiet(one, world)), healingMs);
  if (!isHealed) {
    for (const one of devices)
      if (!isQuiet(one, world)) faults.push(`${one.parts.name} is not at rest: ${restless(one, world)}`);
  }
  for (const one of devices) {
    const fresh = world.client(one.userId);
    await world.clock.until(() => fresh.store.getState().connection.status === 'connected');
    const [held, wanted] = [comparable(one.state), comparable(fresh.store.getState())].map((state) =>
      JSON.stringify(state, null, 1),
    );
    if (held !== wanted)
      faults.push(`${one.parts.name} differs from a fresh start: ${firstDifference(held, wanted)}`);
    faults.push(...judgeTimelines(one, world), ...judgeSends(one, ledger, lostAccess));
    await fresh.dispose();
  }
  await Promise.all(devices.map((one) => one.client.dispose()));
  return faults;
}

type World = InstanceType<Library['testing']['ModelWorld']>;
type Workspace = World['server']['workspace'];

function found(workspace: Workspace, people: readonly UserId[]): void {
  const [founder] = people;
  const base = { topic: '', createdBy: founder ?? '', memberIds: null };
  for (const [name, kind] of [
    ['general', 'public'],
    ['random', 'public'],
    ['plans', 'private'],
  ] as const) {
    const { id } = workspace.addChannel({ ...base, name, kind });
    for (const userId of people) workspace.join(id, userId, null);
  }
}

/** Notes what the model writes and whom it shuts out, for the judge. */
function watchModel(workspace: Workspace, ledger: Ledger, lostAccess: Set<string>): void {
  const addMessage = workspace.addMessage.bind(workspace);
  workspace.addMessage = (fields) => {
    ledger.push({ channelId: fields.channelId, text: fields.text });
    return addMessage(fields);
  };
  const leave = workspace.leave.bind(workspace);
  workspace.leave = (channelId: ChannelId, userId, removedBy) => {
    lostAccess.add(`${userId} ${channelId}`);
    leave(channelId, userId, removedBy);
  };
}

function keepAnnouncing(world: World): void {
  world.server.announceHeads();
  world.clock.after(headCheckMs, () => keepAnnouncing(world));
}

/** Something goes wrong with the line, the server or its log. */
function trouble(world: World, dice: Dice, devices: readonly Device[]): void {
  const { server, clock } = world;
  const refuse = (code: ErrorCode, retryAfterMs?: number) => {
    server.refusing = retryAfterMs === undefined ? { code } : { code, retryAfterMs };
    clock.after(dice.below(4_000), () => {
      server.refusing = null;
    });
  };
  dice.weighted<() => void>([
    [5, () => server.cut((dice.one(devices) as Device).userId, null)],
    [1, () => server.cut((dice.one(devices) as Device).userId, 'slow_consumer')],
    [1, () => server.cut((dice.one(devices) as Device).userId, 'token_expired')],
    [2, () => restart(world, dice)],
    [1, () => refuse('unavailable')],
    [1, () => refuse('rate_limited', 300)],
    [2, () => forget(world, dice)],
  ])();
}

function restart({ server, clock }: World, dice: Dice): void {
  server.stop(dice.chance(0.5) ? 'server_draining' : null);
  clock.after(dice.below(15_000), () => server.start());
}

/** Retention comes round. */
function forget({ server }: World, dice: Dice): void {
  const streams: StreamName[] = server.workspace.log.heads().map((one) => one.stream);
  const stream = dice.one(streams);
  if (stream) server.workspace.log.cut(stream, dice.below(6));
}

function firstDifference(held = '', wanted = ''): string {
  const [a, b] = [held.split('\n'), wanted.split('\n')];
  const index = a.findIndex((line, at) => line !== b[at]);
  return `line ${index}: ${a.slice(Math.max(0, index - 3), index + 3).join(' ')} ≠ ${b.slice(Math.max(0, index - 3), index + 3).join(' ')}`;
}
