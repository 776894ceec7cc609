import { createHash } from 'node:crypto';
import { type Message, mentionOfUser } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  foundTestWorkspace,
  refusalOf,
  type Slices,
  startSlices,
  type TestWorkspace,
} from '../../../../../tests/support/slices.js';

/** Two nodes on one database. */
let first: Slices;
let second: Slices;
let place: TestWorkspace;

beforeAll(async () => {
  first = await startSlices({ poolSize: 8 });
  second = await startSlices({ database: first.database, poolSize: 8 });
  place = await foundTestWorkspace(first);
});
afterAll(async () => {
  await first.stop();
  await second.stop();
});

const newId = () => first.ids.next();

async function newChannel(slices = first): Promise<string> {
  const { channel } = await slices.run(place.owner, 'channel.create', {
    workspaceId: place.workspaceId,
    kind: 'private',
    name: 'room',
  });
  return channel.id;
}

function send(slices: Slices, userId: string, message: { channelId: string; text: string; id?: string }) {
  const { channelId, text, id = newId() } = message;
  return slices
    .run(userId, 'message.send', { channelId, clientMessageId: id, text })
    .then((result) => result.message);
}

async function rowsOf(channelId: string) {
  const { rows } = await first.postgres.pool.query<{ id: string; sequence: number; text: string }>(
    'SELECT id, sequence, text FROM message WHERE channel_id = $1 ORDER BY sequence',
    [channelId],
  );
  return rows;
}

async function logOf(channelId: string) {
  const { rows } = await first.postgres.pool.query<{
    sequence: number;
    type: string;
    reference: string | null;
  }>(`SELECT sequence, type, reference FROM stream_event WHERE stream = 'channel:' || $1 ORDER BY sequence`, [
    channelId,
  ]);
  return rows;
}

describe('sending', () => {
  it('[G2] [R-SEND-3] writes one message however often and wherever it is sent', async () => {
    const channelId = await newChannel();
    const id = newId();
    const copies = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        send(index % 2 === 0 ? first : second, place.owner, { channelId, text: 'Once', id }),
      ),
    );
    expect(new Set(copies.map((message) => JSON.stringify(message))).size).toBe(1);
    expect(await rowsOf(channelId)).toHaveLength(1);
    expect((await logOf(channelId)).filter((row) => row.type === 'message.created')).toHaveLength(1);
    const published = [...first.published, ...second.published].filter(
      (event) => event.eventId === copies[0]?.id,
    );
    expect(published).toHaveLength(1);
  });

  it('[R-SEND-3] refuses another text under an id that was used, also after an edit', async () => {
    const channelId = await newChannel();
    const id = newId();
    const { id: messageId } = await send(first, place.owner, { channelId, text: 'One', id });
    expect(await refusalOf(send(first, place.owner, { channelId, text: 'Two', id }))).toBe(
      'idempotency_conflict',
    );
    await first.run(place.owner, 'message.edit', { messageId, text: 'Two' });
    expect(await refusalOf(send(first, place.owner, { channelId, text: 'Two', id }))).toBe(
      'idempotency_conflict',
    );
    const repeated = await send(second, place.owner, { channelId, text: 'One', id });
    expect(repeated).toMatchObject({ id: messageId, text: 'Two' });
  });

  it('[R-SEND-3] finds repeats and conflicts inside one batch', async () => {
    const channelId = await newChannel();
    const id = newId();
    const [one, same, other] = await Promise.allSettled([
      send(first, place.owner, { channelId, text: 'One', id }),
      send(first, place.owner, { channelId, text: 'One', id }),
      send(first, place.owner, { channelId, text: 'Two', id }),
    ]);
    expect(one.status).toBe('fulfilled');
    expect(same).toEqual(one);
    expect(other).toMatchObject({ status: 'rejected', reason: { code: 'idempotency_conflict' } });
    expect(await rowsOf(channelId)).toHaveLength(1);
  });

  it('reads no more for a message when there are many, in a database that nobody has analyzed yet', async () => {
    // One connection, so that all are sent with the plan that was made for the first ones.
    const fresh = await startSlices({ poolSize: 1 });
    try {
      const { owner, generalId } = await foundTestWorkspace(fresh);
      const messages = 4_000;
      for (let sent = 0; sent < messages; sent += 200)
        await Promise.all(
          Array.from({ length: 100 }, () =>
            send(fresh, owner, { channelId: generalId, text: 'One of many' }),
          ),
        );
      await fresh.postgres.pool.query('SELECT pg_stat_force_next_flush()');
      const { rows } = await fresh.postgres.pool.query<{ read: number }>(
        `SELECT seq_tup_read + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'message')::float8 AS read
         FROM pg_stat_user_tables WHERE relname = 'message'`,
      );
      expect(rows[0]?.read).toBeLessThan(messages);
    } finally {
      await fresh.stop();
    }
  });

  it('[G10] refuses a message before a poll in the same batch, and both senders hear of theirs', async () => {
    const channelId = await newChannel();
    const stranger = await place.addMember();
    const poll = { options: ['Yes', 'No'], isMultiple: false, isAnonymous: false };
    const sent = await Promise.allSettled([
      send(first, place.owner, { channelId, text: 'Under way, so that the others wait together' }),
      send(first, stranger, { channelId, text: 'Let me in' }),
      first.run(place.owner, 'message.send', { channelId, clientMessageId: newId(), text: 'Tea?', poll }),
    ]);
    expect(sent.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('lets two people use the same id', async () => {
    const member = await place.addMember();
    const message = { channelId: place.generalId, text: 'Mine', id: newId() };
    const [mine, theirs] = await Promise.all([
      send(first, place.owner, message),
      send(first, member, { ...message, text: 'Theirs' }),
    ]);
    expect(mine.id).not.toBe(theirs.id);
  });

  it('[G3] [R-EVT-2] numbers without holes, in the order of one sender, with every other event of the stream', async () => {
    const channelId = await newChannel();
    const people = await Promise.all(Array.from({ length: 4 }, () => place.addMember()));
    await first.run(place.owner, 'channel.addMembers', { channelId, memberIds: people });
    const perPerson = 40;
    const topics = Array.from({ length: 10 }, (_, index) =>
      second.run(place.owner, 'channel.setTopic', { channelId, topic: `Topic ${index}` }),
    );
    const sent = await Promise.all(
      people.flatMap((userId, who) =>
        Array.from({ length: perPerson }, (_, nth) =>
          send(who % 2 === 0 ? first : second, userId, { channelId, text: `${who} ${nth}` }),
        ),
      ),
    );
    await Promise.all(topics);

    const log = await logOf(channelId);
    expect(log.map((row) => row.sequence)).toEqual(log.map((_, index) => index + 1));
    const rows = await rowsOf(channelId);
    expect(rows).toHaveLength(people.length * perPerson);
    for (const row of rows)
      expect(log[row.sequence - 1]).toMatchObject({ type: 'message.created', reference: row.id });
    for (let who = 0; who < people.length; who += 1) {
      const own = sent.filter((message) => message.authorId === people[who]);
      const ascending = [...own].sort((a, b) => a.sequence - b.sequence);
      expect(ascending.map((message) => message.text)).toEqual(own.map((message) => message.text));
    }
  });

  it('[G1] [R-SEND-2] publishes what the acknowledgement says and the log keeps, after the commit', async () => {
    const channelId = await newChannel();
    const message = await send(first, place.owner, { channelId, text: 'Hello' });
    const event = first.published.find((one) => one.eventId === message.id);
    expect(event).toEqual({
      eventId: message.id,
      schemaVersion: 1,
      stream: `channel:${channelId}`,
      sequence: message.sequence,
      type: 'message.created',
      payload: { message },
      timestamp: message.createdAt,
    });
    const [logged] = (await first.log.read(`channel:${channelId}`, message.sequence - 1, 10)).events;
    expect(logged).toMatchObject({
      eventId: message.id,
      type: 'message.created',
      schemaVersion: 1,
      payload: null,
    });
    expect(logged?.recordedAt.toISOString()).toBe(message.createdAt);
    const payloads = await first.messages.hydrators['message.created']?.([message.id]);
    expect(payloads?.get(message.id)).toEqual({ message });
  });

  it('keeps the text exactly', async () => {
    const channelId = await newChannel();
    const text = '\n  "quoted", {braces}, \\back\\slash, NULL, 日本語 👩‍👩‍👧 שלום $1 \' ; --\t';
    const sent = await send(first, place.owner, { channelId, text });
    expect(sent.text).toBe(text);
    expect((await rowsOf(channelId)).at(0)?.text).toBe(text);
  });

  it('stores mentions of people of the workspace only, and badges for others than the author', async () => {
    const member = await place.addMember();
    const stranger = await first.addAccount();
    const text = [stranger, member, place.owner, member].map(mentionOfUser).join(' ');
    const message = await send(first, place.owner, { channelId: place.generalId, text });
    expect(message.mentions).toEqual([member, place.owner]);
    const { rows } = await first.postgres.pool.query(
      'SELECT user_id FROM mention WHERE channel_id = $1 AND sequence = $2',
      [place.generalId, message.sequence],
    );
    expect(rows).toEqual([{ user_id: member }]);
  });
});

describe('a refused send', () => {
  it('[R-AUTH-4] says not found to whom the channel is a secret, forbidden to whom it is not', async () => {
    const channelId = await newChannel();
    const member = await place.addMember();
    const stranger = await first.addAccount();
    const { channel } = await first.run(place.owner, 'channel.create', {
      workspaceId: place.workspaceId,
      kind: 'public',
      name: `open-${newId()}`,
    });
    expect(await refusalOf(send(first, member, { channelId, text: 'x' }))).toBe('not_found');
    expect(await refusalOf(send(first, stranger, { channelId, text: 'x' }))).toBe('not_found');
    expect(await refusalOf(send(first, member, { channelId: newId(), text: 'x' }))).toBe('not_found');
    expect(await refusalOf(send(first, member, { channelId: channel.id, text: 'x' }))).toBe('forbidden');
    expect(await refusalOf(send(first, stranger, { channelId: channel.id, text: 'x' }))).toBe('not_found');
  });

  it('harms none of its neighbours in the batch', async () => {
    const open = await newChannel();
    const closed = await newChannel();
    await first.run(place.owner, 'channel.archive', { channelId: closed });
    const results = await Promise.allSettled([
      send(first, place.owner, { channelId: open, text: 'a' }),
      send(first, place.owner, { channelId: newId(), text: 'b' }),
      send(first, place.owner, { channelId: closed, text: 'c' }),
      send(first, place.owner, { channelId: open, text: 'd' }),
    ]);
    expect(results.map((one) => (one.status === 'fulfilled' ? one.value.text : one.reason.code))).toEqual([
      'a',
      'not_found',
      'channel_archived',
      'd',
    ]);
    expect((await rowsOf(open)).map((row) => row.text)).toEqual(['a', 'd']);
  });

  it('still answers a repeat after the channel was archived', async () => {
    const channelId = await newChannel();
    const id = newId();
    const message = await send(first, place.owner, { channelId, text: 'Before', id });
    await first.run(place.owner, 'channel.archive', { channelId });
    expect(await send(second, place.owner, { channelId, text: 'Before', id })).toEqual(message);
    expect(await refusalOf(send(second, place.owner, { channelId, text: 'After' }))).toBe('channel_archived');
  });

  it('[R-AUTH-2] nothing of a person stands in the stream after their removal', async () => {
    for (let round = 0; round < 5; round += 1) {
      const channelId = await newChannel();
      const member = await place.addMember();
      await first.run(place.owner, 'channel.addMembers', { channelId, memberIds: [member] });
      const sends: Promise<Message | string>[] = [];
      const flood = () => {
        for (let nth = 0; nth < 20; nth += 1)
          sends.push(send(second, member, { channelId, text: 'x' }).catch((error) => error.code));
      };
      flood();
      const removal = first.run(place.owner, 'channel.removeMember', { channelId, memberId: member });
      flood();
      await removal;
      flood();
      const outcomes = await Promise.all(sends);
      const left = (await logOf(channelId)).findLast((row) => row.type === 'channel.memberLeft');
      const last = (await rowsOf(channelId)).at(-1);
      expect(last?.sequence ?? 0).toBeLessThan(left?.sequence ?? 0);
      expect(outcomes.slice(-20)).toEqual(Array(20).fill('not_found'));
    }
  });
});

it('keeps a hash of what was sent, to know a repeat by', async () => {
  const channelId = await newChannel();
  const message = await send(first, place.owner, { channelId, text: 'A secret' });
  const { rows } = await first.postgres.pool.query('SELECT content_hash FROM message WHERE id = $1', [
    message.id,
  ]);
  expect(rows[0].content_hash).toEqual(createHash('sha256').update('A secret').digest());
});
