import {
  channelStream,
  clientFrames,
  type ParleyTransient,
  type Presence,
  parseTransient,
  serverFrames,
} from '../../src/index.js';
import { granted } from '../answers.js';
import type { ConformanceCase } from '../case.js';
import { equal, holds } from '../check.js';
import type { Line } from '../line.js';
import type { Person } from '../person.js';
import type { Target } from '../target.js';

async function ask(line: Line, name: string, request: unknown): Promise<unknown> {
  return granted((await line.wire.request(name, request)) as never, name);
}

async function watch(line: Line, people: readonly Person[]): Promise<Presence[]> {
  const answer = await ask(line, 'presence.watch', { userIds: people.map((one) => one.account.id) });
  return clientFrames['presence.watch'].result.parse(answer).people;
}

/** Passing facts so far, as they came; those of later versions are passed over. */
function facts(line: Line): ParleyTransient[] {
  return line.wire.frames
    .filter((frame) => frame.name === 'transient.events')
    .flatMap((frame) => serverFrames['transient.events'].payload.parse(frame.payload))
    .flatMap((fact) => parseTransient(fact) ?? []);
}

function lastStatus(line: Line, { account }: Person): string | undefined {
  return facts(line)
    .flatMap((fact) => (fact.type === 'presence.updated' ? [fact.payload.presence] : []))
    .findLast((presence) => presence.userId === account.id)?.status;
}

const typists = (line: Line): string[] =>
  facts(line).flatMap((fact) => (fact.type === 'typing.updated' ? [fact.payload.userId] : []));
const threadsTypedIn = (line: Line) =>
  facts(line).flatMap((fact) => (fact.type === 'typing.updated' ? [fact.payload.threadRootId] : []));

/** After a clean close; longer than a line is otherwise waited for, because a reload is no news. */
async function isOffline(target: Target, line: Line, person: Person): Promise<boolean> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (lastStatus(line, person) === 'offline') return true;
    await target.wait(50);
  }
  return false;
}

export const presenceCases: readonly ConformanceCase[] = [
  {
    rule: 'R-PRES-1',
    title: 'somebody watched is told to be offline, online once active, and offline within 10 s of leaving',
    run: async ({ target, owner, newcomer }) => {
      const other = await newcomer();
      const line = await owner.connect();
      equal(
        (await watch(line, [other])).map(({ userId, status }) => [userId, status]),
        [[other.account.id, 'offline']],
        'before they come',
      );
      const theirs = await other.connect();
      await ask(theirs, 'presence.active', {});
      await line.until(() => lastStatus(line, other) === 'online', 'that they are online');
      theirs.close();
      holds(await isOffline(target, line, other), 'they are offline within 10 s');
      const [now] = await watch(line, [other]);
      holds(typeof now?.lastSeenAt === 'string', 'it is known when they were last seen');
      line.close();
    },
  },
  {
    rule: 'R-PRES-3',
    title: 'nothing is said of people one does not watch, no longer watches, or shares no workspace with',
    run: async ({ owner, member, newcomer, outsider }) => {
      const [left, ignored] = [await member(), await member()];
      const [seen, stranger] = [await newcomer(), await outsider()];
      const line = await owner.connect();
      const told = await watch(line, [seen, left, stranger]);
      equal(
        told.map(({ userId }) => userId).sort(),
        [seen.account.id, left.account.id].sort(),
        'who is told',
      );
      await ask(line, 'presence.unwatch', { userIds: [left.account.id, ignored.account.id] });
      for (const one of [stranger, ignored, left, seen]) {
        const theirs = await one.connect();
        await ask(theirs, 'presence.active', {});
      }
      await line.until(() => lastStatus(line, seen) === 'online', 'that the one watched is online');
      for (const one of [stranger, ignored, left])
        equal(lastStatus(line, one), undefined, 'what is said of the others');
      line.close();
    },
  },
  {
    rule: 'R-PRES-3',
    title: 'watches up to the limit told, and refuses more without losing those',
    run: async ({ target, owner, member }) => {
      const other = await member();
      const line = await owner.connect();
      await watch(line, [other]);
      const most = line.hello.limits.watchedPeoplePerConnection ?? 0;
      holds(most > 0, 'the limit is told');
      const userIds = Array.from({ length: most + 1 }, () => target.newId());
      const answer = (await line.wire.request('presence.watch', { userIds })) as { ok: boolean };
      equal(answer.ok, false, 'one more than the limit');
      equal((await watch(line, [other])).length, 1, 'those watched before');
      line.close();
    },
  },
  {
    rule: 'R-PRES-1',
    title: 'typing reaches who has the channel subscribed, from members only',
    run: async ({ target, owner, member, channel }) => {
      const [inside, outside] = [await member(), await member()];
      const room = await channel('public', [inside]);
      const line = await owner.connect();
      await line.subscribe({ [channelStream(room.id)]: 0 });
      const [theirs, reading] = [await inside.connect(), await outside.connect()];
      const request = { channelId: room.id };
      const refused = (await reading.wire.request('typing.start', request)) as {
        error?: { code?: string };
      };
      equal(refused.error?.code, 'forbidden', 'typing where one does not belong');
      await ask(theirs, 'typing.start', request);
      await line.until(() => typists(line).length > 0, 'that they type');
      equal([...new Set(typists(line))], [inside.account.id], 'who types');
      const threadRootId = target.newId();
      await ask(theirs, 'typing.start', { ...request, threadRootId });
      await line.until(() => threadsTypedIn(line).includes(threadRootId), 'that they type in a thread');
      equal(typists(reading), [], 'what is told to who has not subscribed');
      for (const one of [line, theirs, reading]) one.close();
    },
  },
];
