import {
  type Ack,
  type CommandType,
  catalogue,
  channelStream,
  clientFrames,
  type EventType,
  endpoints,
  type TransientType,
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
  transientExpectations,
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
  it('[G6] [R-AUTH-4] have a row for everything the contract defines', () => {
    expect(Object.keys(commandExpectations).sort()).toEqual(Object.keys(catalogue.commands).sort());
    expect(Object.keys(endpointExpectations).sort()).toEqual(endpoints.map((one) => one.name).sort());
    expect(Object.keys(endpointAttempts).sort()).toEqual(endpoints.map((one) => one.name).sort());
    expect(Object.keys(frameExpectations).sort()).toEqual(Object.keys(clientFrames).sort());
    expect(Object.keys(eventExpectations).sort()).toEqual(Object.keys(catalogue.events).sort());
    expect(Object.keys(transientExpectations).sort()).toEqual(Object.keys(catalogue.transients).sort());
  });

  it('have a situation in each row and a word in each column', () => {
    const all = [commandExpectations, endpointExpectations, frameExpectations].flatMap(rowsOf);
    expect(all.filter((row) => row.expected.split(' ').length !== columns.length)).toEqual([]);
    const events = [eventExpectations, transientExpectations].flatMap(rowsOf);
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
    'presence.watch': async (line) => {
      const request = { userIds: [scene.people.owner.account.id] };
      const answer = (await line.wire.request('presence.watch', request)) as Ack<{ people: unknown[] }>;
      if (!answer.ok) return answer.error.code;
      return answer.result.people.length > 0 ? 'ok' : 'nobody';
    },
    'presence.unwatch': (line) =>
      asked(line, 'presence.unwatch', { userIds: [scene.people.owner.account.id] }),
    'presence.active': (line) => asked(line, 'presence.active', {}),
    'typing.start': (line, stream) =>
      asked(line, 'typing.start', { channelId: stream.replace('channel:', '') }),
  };

  async function asked(line: Line, name: string, frame: object): Promise<string> {
    const answer = (await line.wire.request(name, frame)) as Ack;
    return answer.ok ? 'ok' : answer.error.code;
  }
});

const watchers = ['owner', 'member', 'nonMember', 'foreigner'] as const;

describe('passing facts', () => {
  it.each(rowsOf(transientExpectations))(
    '[R-AUTH-4] $name ($situation) is told: $expected',
    async ({ name, situation, expected }) => {
      const { context, people } = scene;
      const { channel } = await scene.place(situation === 'workspace' ? 'private' : (situation as Place));
      const somebody = await context.newcomer();
      const lines = await Promise.all(watchers.map((column) => people[column].connect()));
      for (const line of lines) {
        await line.trySubscribe({ [channelStream(channel.id)]: 0 });
        await line.wire.request('presence.watch', { userIds: [somebody.account.id] });
      }
      await transientCauses[name as TransientType]({ somebody, channelId: channel.id });

      const isTold = (line: Line) =>
        line.wire.frames
          .filter((frame) => frame.name === 'transient.events')
          .flatMap((frame) => frame.payload as { type: string }[])
          .some(({ type }) => type === name);
      const [owner] = lines;
      await owner?.until(() => isTold(owner), `the owner is told ${name}`);
      // What was sent to the others with it is there once this is answered.
      for (const line of lines) await line.wire.request('connection.ping', {});
      expect(lines.map((line) => (isTold(line) ? 'yes' : 'no')).join(' ')).toBe(expected);
      for (const line of lines) line.close();
    },
  );

  const transientCauses: Record<
    TransientType,
    (at: { somebody: Person; channelId: string }) => Promise<unknown>
  > = {
    'presence.updated': async ({ somebody }) => {
      const line = await somebody.connect();
      return line.wire.request('presence.active', {});
    },
    'typing.updated': async ({ channelId }) => {
      const line = await scene.people.member.connect();
      return line.wire.request('typing.start', { channelId });
    },
  };
});

describe('events', () => {
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
