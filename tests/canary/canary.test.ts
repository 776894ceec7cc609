import {
  type Ack,
  type CommandType,
  catalogue,
  channelStream,
  endpoints,
  messageReact,
  type StreamName,
  userStream,
  workspaceStream,
} from '@parley/protocol';
import { endpointCall, type Frame } from '@parley/protocol/conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpointNamed } from '../authorization/endpoint-attempts.js';
import { eventCauses } from '../authorization/event-causes.js';
import { createTestDatabase } from '../support/postgres.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createTarget } from '../support/target.js';
import { type Aim, aimAt, aimAtNothing, commandQuestions, endpointQuestions } from './questions.js';
import {
  createScene,
  holdOnTo,
  loseAccess,
  type Planted,
  type Scene,
  type SignedIn,
  sayEverything,
} from './scene.js';
import { type Looker, lookers } from './secrets.js';

/**
 * Secrets are planted wherever somebody can write, and everybody who may not know them asks for everything: over every
 * endpoint, with every command, on lines that were open before they lost access and on fresh ones.
 */
let server: TestServer;
let scene: Scene;
let planted: { readonly before: Said; readonly after: Said };
/** How many frames had come before access was lost, and when it was lost for all of them. */
const framesBefore = {} as Record<SignedIn, number>;
const framesAfter = {} as Record<SignedIn, number>;

beforeAll(async () => {
  server = await startTestServer({ database: await createTestDatabase() });
  scene = await createScene(createTarget([server]));
  const before = await sayEverything(scene, 'before');
  await holdOnTo(scene, before.secret);
  await everybodyHeard();
  for (const name of signedIn) framesBefore[name] = scene.lines[name].wire.frames.length;
  await loseAccess(scene);
  await everybodyHeard();
  for (const name of signedIn) framesAfter[name] = scene.lines[name].wire.frames.length;
  planted = { before, after: await sayEverything(scene, 'after') };
  await everybodyHeard();
});
afterAll(() => server.close());

const signedIn = lookers.filter((one): one is SignedIn => one !== 'nobody');
const outsiders = lookers.filter((one) => one !== 'owner' && one !== 'author');
/** They never had a way to hear of the channel: not even its id may reach them. */
const strangers = ['never', 'foreigner'] as const;

/** Everything published so far has come once these have. */
async function everybodyHeard(): Promise<void> {
  const { context, people, open, lines } = scene;
  const said = await context.say(people.owner, open, 'Good night');
  for (const name of ['owner', 'author', 'removed', 'left', 'never'] as const)
    await lines[name].reached(channelStream(open.id), said.sequence);
  await lines.foreigner.wire.request('connection.ping', {});
}

/** What was sent to somebody who did not ask for it: from so many frames on, or ever, where they never had access. */
function pushed(looker: SignedIn, from: Readonly<Record<SignedIn, number>>): Frame[] {
  const isLeaver = looker === 'removed' || looker === 'left' || looker === 'deactivated';
  return scene.lines[looker].wire.frames.slice(isLeaver ? from[looker] : 0);
}

type Said = Awaited<ReturnType<typeof sayEverything>>;
const all = (): Planted[] =>
  [planted.before, planted.after].flatMap(({ secret, direct }) => [secret, direct]);
const told = (value: unknown): string => JSON.stringify(value) ?? '';

async function askEndpoint(looker: Looker, name: string, aim: Aim): Promise<Ack[]> {
  const visitor = looker === 'nobody' ? scene.nobody : scene.people[looker].visitor;
  const ask = endpointQuestions[name];
  if (!ask) throw new Error(`${name} has no question`);
  const answers: Ack[] = [];
  for (const input of ask(scene, aim)) answers.push(await endpointCall(visitor)(endpointNamed(name), input));
  return answers;
}

/** `aimedOnly`: only what names something planted; the rest is about something else, and may do something. */
async function askCommand(
  looker: Looker,
  type: CommandType,
  { aimedOnly = false, ...aim }: Aim & { readonly aimedOnly?: boolean },
): Promise<unknown[]> {
  const { channelId, messageId, reminderId, scheduledId } = aim;
  const isAsked = (payload: unknown) =>
    !aimedOnly || [channelId, messageId, reminderId, scheduledId].some((id) => told(payload).includes(id));
  const visitor = looker === 'nobody' ? scene.nobody : scene.people[looker].visitor;
  const answers: unknown[] = [];
  for (const payload of commandQuestions(type, scene, aim).filter(isAsked)) {
    const body = JSON.stringify({ commandId: crypto.randomUUID(), payload });
    answers.push((await visitor.request({ method: 'POST', path: `/api/v1/commands/${type}`, body })).body);
  }
  return answers;
}

describe('the canary', () => {
  it('[G6] has a question for every endpoint and every command', () => {
    expect(Object.keys(endpointQuestions).sort()).toEqual(endpoints.map((one) => one.name).sort());
    const silent = (Object.keys(catalogue.commands) as CommandType[]).filter(
      (type) => commandQuestions(type, scene, aimAt(planted.after.secret)).length === 0,
    );
    expect(silent).toEqual([]);
  });

  it('sings to those who may hear it, on each of these faces and on no other', async () => {
    const singing: string[] = [];
    let heard = '';
    for (const { name } of endpoints)
      for (const one of all()) {
        const answer = told(await askEndpoint('author', name, aimAt(one)));
        heard += answer;
        if (scene.secrets.planted.some(({ text }) => answer.includes(text)) && !singing.includes(name))
          singing.push(name);
      }
    // A new endpoint that can show a text belongs here, and its question above.
    expect(singing.sort()).toEqual([
      'channel.pins',
      'message.history',
      'message.listed',
      'message.previews',
      'message.revisions',
      'realtime.replay',
      'realtime.snapshot',
      'thread.list',
      'thread.replies',
    ]);
    const unheard = scene.secrets.planted.filter(
      ({ text, knownTo }) => knownTo.includes('author') && !heard.includes(text),
    );
    // A deleted text is gone for everybody, and a draft when another takes its place.
    expect(unheard.map((one) => one.face).sort()).toEqual([
      'dm deleted after',
      'dm deleted before',
      'dm deleted option after',
      'dm deleted option before',
      'dm other deleted option after',
      'dm other deleted option before',
      'own draft before',
      'private deleted after',
      'private deleted before',
      'private deleted option after',
      'private deleted option before',
      'private other deleted option after',
      'private other deleted option before',
    ]);
    const { root } = planted.after.secret;
    const answer = await scene.people.owner.command(messageReact, { messageId: root.id, emoji: '👍' });
    expect(told(answer)).toContain(root.text);
  });
});

describe.each(outsiders.filter((one) => one !== 'nobody'))('on the lines of %s', (looker) => {
  it('[R-AUTH-2] nothing comes that they may not know', () => {
    expect(scene.secrets.leaks(looker, told(pushed(looker, framesBefore)))).toEqual([]);
  });

  it('[R-AUTH-2] nothing says that the channel goes on', () => {
    const ids = [scene.secret.id, scene.direct.id, ...Object.values(planted.after).flatMap(idsOf)];
    const heard = told(pushed(looker, framesAfter));
    expect(ids.filter((id) => heard.includes(id))).toEqual([]);
  });

  it('[R-AUTH-4] a fresh one is told nothing either', async () => {
    if (looker === 'deactivated') {
      await expect(scene.people.deactivated.connect()).rejects.toThrow('not_found');
      return;
    }
    const line = await scene.people[looker].connect();
    await line.trySubscribe(Object.fromEntries(everyStream().map((stream) => [stream, 0])));
    await line.wire.request('connection.ping', {});
    expect(scene.secrets.leaks(looker, told(line.wire.frames))).toEqual([]);
    line.close();
  });
});

const idsOf = ({ root, reply, edited, reminder, scheduled }: Planted): string[] =>
  [root, reply, edited, reminder, scheduled].map((one) => one.id);

function everyStream(): StreamName[] {
  const { people, secret, direct, open } = scene;
  return [
    ...[secret, direct, open].map((channel) => channelStream(channel.id)),
    ...[people.owner, people.foreigner].map((one) => workspaceStream(one.workspace.id)),
    ...Object.values(people).map((one) => userStream(one.account.id)),
  ];
}

it('[R-AUTH-4] no event of the contract that happens in a private channel reaches anybody outside', async () => {
  const { context, people, lines, others } = scene;
  const [nonMember, bystander] = others;
  const happened = new Map<string, string>();
  for (const [type, cause] of Object.entries(eventCauses)) {
    const channel = await context.channel('private', [people.author, bystander]);
    const message = await context.say(people.author, channel, 'Good morning');
    for (const { id } of [channel, message]) happened.set(id, type);
    const surroundings = { channel, message };
    const place = () => Promise.resolve(surroundings);
    const cast = { owner: people.owner, member: people.author, nonMember, foreigner: people.foreigner };
    await cause({ context, bystander, people: cast, elsewhere: people.foreigner, place }, surroundings);
  }
  await everybodyHeard();
  for (const looker of ['removed', 'left', 'never', 'foreigner'] as const) {
    const heard = told(lines[looker].wire.frames);
    expect(
      [...happened].filter(([id]) => heard.includes(id)),
      looker,
    ).toEqual([]);
  }
  expect([...new Set(happened.values())].sort()).toEqual(Object.keys(catalogue.events).sort());
});

describe.each(outsiders)('%s', (looker) => {
  it('[R-AUTH-4] is told nothing over any endpoint', async () => {
    for (const { name } of endpoints)
      for (const one of [planted.before.secret, planted.after.direct]) {
        const answers = await askEndpoint(looker, name, aimAt(one));
        expect(scene.secrets.leaks(looker, told(answers)), name).toEqual([]);
      }
  });

  it('[R-AUTH-4] is told nothing with any command', async () => {
    for (const type of Object.keys(catalogue.commands) as CommandType[]) {
      const answers = await askCommand(looker, type, aimAt(planted.before.secret));
      expect(scene.secrets.leaks(looker, told(answers)), type).toEqual([]);
    }
  });
});

describe.each(strangers)('%s', (looker) => {
  it('[R-AUTH-4] cannot tell what is secret from what does not exist', async () => {
    const shapeOf = (answer: unknown) => {
      const { ok, error, code } = answer as { ok?: boolean; code?: string; error?: { code: string } };
      return ok === true ? 'ok' : (error?.code ?? code);
    };
    const nothing = aimAtNothing();
    const secret = aimAt(planted.after.secret);
    for (const { name } of endpoints) {
      const [real, invented] = [
        await askEndpoint(looker, name, secret),
        await askEndpoint(looker, name, nothing),
      ];
      expect(real.map(shapeOf), name).toEqual(invented.map(shapeOf));
    }
    for (const type of Object.keys(catalogue.commands) as CommandType[]) {
      const [real, invented] = [
        await askCommand(looker, type, { ...secret, aimedOnly: true }),
        await askCommand(looker, type, { ...nothing, aimedOnly: true }),
      ];
      expect(real.map(shapeOf), type).toEqual(invented.map(shapeOf));
    }
  });
});
