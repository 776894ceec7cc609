import { limits, type SignedIn, setup, workspaceCreate } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { actorOf, refusalOf, startSlices } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';
import { welcomeCount, welcomeMessages } from './welcome-messages.js';

const { slices, place } = await startTestWorkspace({ poolSize: 10 });

const account = (name: string) => ({
  name,
  email: `${slices.ids.next()}@example.org`,
  password: 'a good password',
});

describe('setting up', () => {
  it('works once, however many try at the same moment', async () => {
    const fresh = await startSlices({ poolSize: 10 });
    const attempts = await Promise.allSettled(
      ['Noor', 'Kenji', 'Rosa', 'Ilse'].map((name) =>
        fresh.call(setup, { body: { account: account(name), workspaceName: 'Café Müller & Söhne' } }),
      ),
    );
    const done = attempts.filter((one) => one.status === 'fulfilled').map((one) => one.value);
    const refused = attempts.filter((one) => one.status === 'rejected').map((one) => one.reason.code);
    expect(done).toHaveLength(1);
    expect(refused).toEqual(Array(3).fill('setup_done'));
    expect(await fresh.workspaces.isSetUp()).toBe(true);
    const [answer] = done;
    expect(answer?.result.workspaceSlug).toBe('cafe-muller-sohne');
    expect(answer?.setCookies).toHaveLength(1);
    const session = answer?.result.session as SignedIn;
    expect(session.workspaces).toMatchObject([{ role: 'owner', workspace: { name: 'Café Müller & Söhne' } }]);
    expect(await fresh.postgres.prisma.user.count()).toBe(1);

    const [general] = await fresh.channels.reading.memberships(
      fresh.postgres,
      session.account.id,
      session.workspaces[0]?.workspace.id ?? '',
    );
    expect(general?.channel).toMatchObject({ name: 'general', kind: 'public' });
    expect(general?.readState.unread.sequences).toEqual([]);
    const messages = await fresh.postgres.prisma.message.findMany({ orderBy: { sequence: 'asc' } });
    expect(messages.map((message) => message.text)).toEqual(welcomeMessages('', null));
    await fresh.stop();
  });
});

describe('another workspace', () => {
  const create = async (wanted: { name: string; slug?: string; commandId?: string }) => {
    const body = { commandId: slices.ids.next(), ...wanted };
    const answer = await slices.call(workspaceCreate, { actor: actorOf(place.owner), body });
    return answer.result.workspace;
  };

  it('has an address of its own, made of its name or as asked for', async () => {
    expect((await create({ name: 'Straße 1' })).slug).toBe('strasse-1');
    expect((await create({ name: 'Strasse 1' })).slug).toBe('strasse-1-2');
    expect((await create({ name: '地図' })).slug).toBe('team');
    expect((await create({ name: 'x', slug: 'chosen' })).slug).toBe('chosen');
    expect(await refusalOf(create({ name: 'y', slug: 'chosen' }))).toBe('slug_taken');
  });

  it('is refused to somebody who owns as many as one person may', async () => {
    const owner = await slices.addAccount('Collector');
    const found = () => {
      const body = { commandId: slices.ids.next(), name: 'One more' };
      return slices.call(workspaceCreate, { actor: actorOf(owner), body });
    };
    await found();
    await slices.postgres.pool.query(
      `WITH made AS (
         INSERT INTO workspace (id, slug, name, created_at)
         SELECT gen_random_uuid(), gen_random_uuid()::text, 'Collected', now() FROM generate_series(1, $2)
         RETURNING id
       )
       INSERT INTO member (workspace_id, user_id, display_name, title, role, joined_at, version)
       SELECT id, $1, 'Collector', '', 'owner', now(), 0 FROM made`,
      [owner, limits.workspacesPerOwner - 2],
    );
    await found();
    expect(await refusalOf(found())).toBe('limit_reached');
  });

  it('asked for again with the same id is the same one, greeted once', async () => {
    const wanted = { name: 'Asked twice', commandId: slices.ids.next() };
    const both = await Promise.all([create(wanted), create(wanted)]);
    const [first] = both;
    expect(both).toEqual([first, first]);
    expect(await create(wanted)).toEqual(first);
    const named = await slices.postgres.prisma.workspace.count({ where: { name: wanted.name } });
    expect(named).toBe(1);
    const [general] = await slices.channels.reading.memberships(slices.postgres, place.owner, first.id);
    const said = await slices.postgres.prisma.message.count({
      where: { channelId: general?.channel.id ?? '' },
    });
    expect(said).toBe(welcomeCount);
    expect(await refusalOf(create({ ...wanted, name: 'Something else' }))).toBe('idempotency_conflict');
  });

  it('greets its founder in their language, as they chose it or as their browser says', async () => {
    const greeting = async (userId: string, accepted: string) => {
      const headers = new Headers({ 'accept-language': accepted });
      const body = { commandId: slices.ids.next(), name: 'Begrüßt' };
      const { result } = await slices.call(workspaceCreate, { actor: actorOf(userId), body, headers });
      const [first] = await slices.postgres.prisma.$queryRaw<{ text: string }[]>`
        SELECT text FROM message JOIN channel ON channel.id = channel_id
        WHERE workspace_id = ${result.workspace.id}::uuid ORDER BY sequence LIMIT 1`;
      return [welcomeMessages('de', null), welcomeMessages('en', null)].findIndex(
        (texts) => first !== undefined && texts.includes(first.text),
      );
    };
    const founder = await slices.addAccount('Ilse');
    expect(await greeting(founder, 'de-DE,de;q=0.9,en;q=0.8')).toBe(0);
    expect(await greeting(founder, 'en-GB')).toBe(1);
    await slices.postgres.prisma.preferences.create({
      data: { userId: founder, values: { language: 'de' }, version: 1 },
    });
    expect(await greeting(founder, 'en-GB')).toBe(0);
  });

  it('made by many at once has as many addresses', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => create({ name: 'At once' })));
    expect(new Set(made.map((one) => one.slug)).size).toBe(6);
  });
});
