import {
  type Ack,
  type CommandType,
  catalogue,
  channelStream,
  clientFrames,
  type EventType,
  endpoints,
} from '@parley/protocol';
import { endpointCall, type Line, type Person, type Visitor } from '@parley/protocol/conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/postgres.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createTarget } from '../support/target.js';
import { commandAttempts } from './command-attempts.js';
import { endpointAttempts, endpointNamed } from './endpoint-attempts.js';
import { eventCauses } from './event-causes.js';
import {
  type Column,
  columns,
  commandExpectations,
  type Expectations,
  endpointExpectations,
  eventExpectations,
  frameExpectations,
  type Place,
  type Situation,
} from './expectations.js';
import { createScene, type Scene, streamOf } from './scene.js';

let server: TestServer;
let scene: Scene;
let nobody: Visitor;
beforeAll(async () => {
  server = await startTestServer({ database: await createTestDatabase() });
  const target = createTarget([server]);
  scene = await createScene(target);
  nobody = target.visitor();
});
afterAll(() => server.close());

interface Row {
  readonly name: string;
  readonly situation: Situation;
  readonly expected: string;
}

function rowsOf(table: Readonly<Record<string, Expectations>>): Row[] {
  return Object.entries(table).flatMap(([name, situations]) =>
    Object.entries(situations).map(([situation, expected]) => ({
      name,
      situation: situation as Situation,
      expected,
    })),
  );
}

const personOf = (column: Column): Person | null => (column === 'signedOut' ? null : scene.people[column]);

/** One word per column, as the table writes it. */
async function outcomes(attempt: (column: Column) => Promise<string>): Promise<string> {
  const words: string[] = [];
  for (const column of columns) words.push(await attempt(column));
  return words.join(' ');
}

describe('the tables', () => {
  it('[R-AUTH-4] have a row for everything the contract defines', () => {
    expect(Object.keys(commandExpectations).sort()).toEqual(Object.keys(catalogue.commands).sort());
    expect(Object.keys(endpointExpectations).sort()).toEqual(endpoints.map((one) => one.name).sort());
    expect(Object.keys(endpointAttempts).sort()).toEqual(endpoints.map((one) => one.name).sort());
    expect(Object.keys(frameExpectations).sort()).toEqual(Object.keys(clientFrames).sort());
    expect(Object.keys(eventExpectations).sort()).toEqual(Object.keys(catalogue.events).sort());
  });

  it('have a situation in each row and a word in each column', () => {
    const all = [commandExpectations, endpointExpectations, frameExpectations].flatMap(rowsOf);
    expect(all.filter((row) => row.expected.split(' ').length !== columns.length)).toEqual([]);
    const events = rowsOf(eventExpectations);
    expect(events.filter((row) => row.expected.split(' ').length !== columns.length - 1)).toEqual([]);
    for (const table of [commandExpectations, endpointExpectations, frameExpectations, eventExpectations]) {
      for (const [name, row] of Object.entries(table)) expect(Object.keys(row), name).not.toEqual([]);
    }
  });
});

describe('commands', () => {
  it.each(rowsOf(commandExpectations))(
    '[R-AUTH-4] $name ($situation): $expected',
    async ({ name, situation, expected }) => {
      const type = name as CommandType;
      const given = await outcomes(async (column) => {
        const visitor = personOf(column)?.visitor ?? nobody;
        const payload = await commandAttempts[type](scene, situation);
        const answer = await endpointCall(visitor)(endpointNamed('command'), {
          params: { type },
          body: { commandId: scene.context.target.newId(), payload },
        });
        return answer.ok ? 'ok' : answer.error.code;
      });
      expect(given).toBe(expected);
    },
  );

  it.each(rowsOf(commandExpectations))(
    '[R-AUTH-4] $name ($situation) over the socket: the same',
    async ({ name, situation, expected }) => {
      const type = name as CommandType;
      const given = await outcomes(async (column) => {
        const person = personOf(column);
        if (!person) return 'unauthenticated';
        const payload = await commandAttempts[type](scene, situation);
        const line = await person.connect();
        const answer = await line.command(catalogue.commands[type], payload as never);
        line.close();
        return answer.ok ? 'ok' : answer.error.code;
      });
      expect(given).toBe(expected);
    },
  );
});

describe('endpoints', () => {
  it.each(rowsOf(endpointExpectations))(
    '[R-AUTH-4] $name ($situation): $expected',
    async ({ name, situation, expected }) => {
      const attempt = endpointAttempts[name];
      if (!attempt) throw new Error(`${name} has no attempt`);
      const given = await outcomes(async (column) => {
        // Signing out would end the sessions that the rest of the table needs.
        const isThrowaway = name === 'session.signOut' && column !== 'signedOut';
        const person = isThrowaway ? await scene.context.newcomer() : personOf(column);
        const answer = await endpointCall(person?.visitor ?? nobody)(
          endpointNamed(name),
          await attempt(scene, situation),
        );
        return answer.ok ? 'ok' : answer.error.code;
      });
      expect(given).toBe(expected);
    },
  );
});

describe('frames', () => {
  it.each(rowsOf(frameExpectations))(
    '[R-AUTH-4] $name ($situation): $expected',
    async ({ name, situation, expected }) => {
      const stream = await streamOf(scene, situation);
      const given = await outcomes(async (column) => {
        const person = personOf(column);
        if (!person) {
          const refused = await endpointCall(nobody)(endpointNamed('realtime.token'), {
            body: { workspaceId: scene.people.owner.workspace.id },
          });
          return refused.ok ? 'ok' : refused.error.code;
        }
        const line = await person.connect();
        const outcome = await frameAttempts[name as keyof typeof clientFrames](line, stream);
        line.close();
        return outcome;
      });
      expect(given).toBe(expected);
    },
  );

  const frameAttempts: Record<keyof typeof clientFrames, (line: Line, stream: string) => Promise<string>> = {
    'stream.subscribe': async (line, stream) => {
      const [answer] = await line.trySubscribe({ [stream]: 0 });
      return answer?.ok ? 'ok' : (answer?.code ?? 'no answer');
    },
    'stream.unsubscribe': (line, stream) => asked(line, 'stream.unsubscribe', { streams: [stream] }),
    'connection.ping': (line) => asked(line, 'connection.ping', {}),
  };

  async function asked(line: Line, name: string, frame: object): Promise<string> {
    const answer = (await line.wire.request(name, frame)) as Ack;
    return answer.ok ? 'ok' : answer.error.code;
  }
});

describe('events', () => {
  const watchers = ['owner', 'member', 'nonMember', 'foreigner'] as const;

  it.each(rowsOf(eventExpectations))(
    '[R-AUTH-4] $name ($situation) is delivered: $expected',
    async ({ name, situation, expected }) => {
      const { context, people } = scene;
      const surroundings = await scene.place(situation === 'workspace' ? 'private' : (situation as Place));
      const ends = { here: await context.channel('public'), there: await foreignChannel() };
      const streams = [
        channelStream(surroundings.channel.id),
        ...[ends.here, ends.there].map((channel) => channelStream(channel.id)),
        ...Object.values(people).flatMap((one) => [
          `user:${one.account.id}`,
          `workspace:${one.workspace.id}`,
        ]),
      ];
      const lines = await Promise.all(watchers.map((column) => people[column].connect()));
      for (const line of lines)
        await line.trySubscribe(Object.fromEntries(streams.map((stream) => [stream, 0])));

      await eventCauses[name as EventType](scene, surroundings);

      // What was published before is there once these have come.
      const here = await context.say(people.owner, ends.here, 'the end');
      const there = await context.say(people.foreigner, ends.there, 'the end');
      const given: string[] = [];
      for (const [index, line] of lines.entries()) {
        const isForeign = watchers[index] === 'foreigner';
        await line.reached(
          channelStream(isForeign ? ends.there.id : ends.here.id),
          (isForeign ? there : here).sequence,
        );
        // The message that marks the end is an event too.
        const causedTypes = line.wire.frames
          .filter((frame) => frame.name === 'stream.events')
          .flatMap((frame) => frame.payload as { type: string; stream: string }[])
          .filter((event) => ![ends.here, ends.there].some((end) => event.stream === channelStream(end.id)))
          .map((event) => event.type);
        given.push(causedTypes.includes(name) ? 'yes' : 'no');
        line.close();
      }
      expect(given.join(' ')).toBe(expected);
    },
  );

  async function foreignChannel() {
    const { foreigner } = scene.people;
    const name = `f-${scene.context.target.newId()}`;
    const payload = { workspaceId: foreigner.workspace.id, kind: 'public', name } as const;
    return (await foreigner.done(catalogue.commands['channel.create'], payload)).channel;
  }
});
