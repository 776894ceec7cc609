import {
  bootstrap,
  channelStream,
  memberRemove,
  messageSend,
  snapshot,
  userStream,
  workspaceSetMessageRules,
} from '@parley/protocol';
import { type Context, createContext, granted, type Person } from '@parley/protocol/conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';
import { createTarget } from '../support/target.js';
import { refusals, type Surroundings, windowMs } from './refusals.js';

let server: TestServer;
let context: Context;
let person: Person;
let aheadMs = 0;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => new Date(Date.now() + aheadMs) } });
  const target = createTarget([server]);
  context = await createContext(target, { founder: await target.founder(), regulars: [] });
  person = await context.member();
  await context.owner.done(workspaceSetMessageRules, {
    workspaceId: context.owner.workspace.id,
    ...{ editWithinMs: windowMs, deleteWithinMs: windowMs, isHistoryVisible: true },
  });
});
afterAll(() => server.close());

async function surroundings(): Promise<Surroundings> {
  aheadMs = 0;
  const channel = await context.channel('private', [person]);
  const message = await context.say(person, channel, 'What was said');
  const pass = (ms: number) => {
    aheadMs = ms;
  };
  return { context, owner: context.owner, person, channel, message, pass };
}

/** All that the person can see of themselves and of the channel, and how far every stream has come. */
async function everything({ channel }: Surroundings) {
  const { account, workspace } = person;
  const of = async (stream: ReturnType<typeof userStream>) =>
    granted(
      await person.call(snapshot, { params: { stream }, query: { workspaceId: workspace.id } }),
      'snapshot',
    );
  const { streams } = granted(
    await person.call(bootstrap, { query: { workspace: workspace.slug } }),
    'bootstrap',
  );
  const heads = new Map(streams.map(({ stream, head }) => [stream, head]));
  return [heads, await of(userStream(account.id)), await of(channelStream(channel.id))];
}

describe('bad input', () => {
  it.each(refusals)('[R-LIM-3] $about: $code, and nothing is lost', async ({ code, details, ask }) => {
    const here = await surroundings();
    const { definition, payload } = await ask(here);
    const before = await everything(here);
    const refused = { code, ...(details && { details }) };
    expect(await person.command(definition, payload as never)).toMatchObject({ ok: false, error: refused });
    const line = await person.connect();
    expect(await line.command(definition, payload as never)).toMatchObject({ ok: false, error: refused });
    line.close();
    expect(await everything(here)).toEqual(before);
  });

  it('a mention of somebody who was removed is text like any other, and calls nobody', async () => {
    const { channel, owner } = await surroundings();
    const { account } = await context.newcomer();
    const workspaceId = owner.workspace.id;
    await owner.done(memberRemove, { workspaceId, memberId: account.id });
    const text = `<@${account.id}> said so`;
    const payload = { channelId: channel.id, clientMessageId: crypto.randomUUID(), text };
    const { message } = await person.done(messageSend, payload);
    expect(message).toMatchObject({ text, mentions: [] });
  });
});
