import { limits, messageHistory, messagePreviews, type NewPoll, userStream } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { actorOf, refusalOf } from '../../../../../tests/support/slices.js';
import { startConversation } from '../../../../../tests/support/test-workspace.js';

const { slices, place, author, other } = await startConversation();

type Asked = Partial<NewPoll> & { readonly channelId?: string; readonly threadRootId?: string };

async function ask({ channelId = place.generalId, threadRootId, ...poll }: Asked = {}) {
  const payload = { channelId, clientMessageId: slices.ids.next(), text: 'Where do we eat?', threadRootId };
  const options = ['Noodles', 'Soup', 'Salad'];
  const sent = await slices.run(author, 'message.send', { ...payload, poll: { options, ...poll } });
  return sent.message;
}

const vote = async (userId: string, messageId: string, ...options: number[]) =>
  (await slices.run(userId, 'poll.vote', { messageId, options })).message;

const result = ({ poll }: { poll?: { options: { count: number; userIds: string[] }[] } | undefined }) =>
  poll?.options.map(({ count, userIds }) => [count, userIds]);

async function readBy(userId: string, { sequence }: { sequence: number }) {
  const call = { params: { channelId: place.generalId }, query: { around: sequence, limit: 1 } };
  const page = await slices.call(messageHistory, { ...call, actor: actorOf(userId) });
  return page.result.messages[0];
}

const eventsOf = (messageId: string) =>
  slices.published.filter((event) => JSON.stringify(event.payload).includes(messageId));

describe('a poll', () => {
  it('is sent once, however often, and other content under the same id is a conflict', async () => {
    const clientMessageId = slices.ids.next();
    const payload = { channelId: place.generalId, clientMessageId, text: 'Lunch?' };
    const poll = { options: [' Noodles ', 'Soup'] };
    const send = (more: object) => slices.run(author, 'message.send', { ...payload, ...more });
    const [first, again] = await Promise.all([send({ poll }), send({ poll })]);
    expect(again).toEqual(first);
    expect(first.message.poll).toEqual({
      options: [
        { text: 'Noodles', count: 0, userIds: [] },
        { text: 'Soup', count: 0, userIds: [] },
      ],
      ...{ isMultiple: false, isAnonymous: false, voterCount: 0 },
    });
    expect(await refusalOf(send({}))).toBe('idempotency_conflict');
    expect(await refusalOf(send({ poll: { options: ['Noodles', 'Salad'] } }))).toBe('idempotency_conflict');
    expect(await refusalOf(send({ poll: { ...poll, isMultiple: true } }))).toBe('idempotency_conflict');
    expect(eventsOf(first.message.id)).toHaveLength(1);
  });

  it('keeps its place among what is sent with it, and calls whom its question calls', async () => {
    const send = (text: string, more: object = {}) =>
      slices.run(author, 'message.send', {
        ...{ channelId: place.generalId, clientMessageId: slices.ids.next(), text },
        ...more,
      });
    const poll = { options: ['Yes', 'No'] };
    const sent = await Promise.all([
      send('before'),
      send(`<@${other}> in?`, { poll }),
      send('between'),
      send('And then?', { poll }),
      send('after'),
    ]);
    const sequences = sent.map(({ message }) => message.sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    expect(sent[1]?.message.mentions).toEqual([other]);
  });

  it('is for those who may write where it is sent', async () => {
    const create = { workspaceId: place.workspaceId, kind: 'public', name: 'short-lived' } as const;
    const { channel } = await slices.run(other, 'channel.create', create);
    expect(await refusalOf(ask({ channelId: channel.id }))).toBe('forbidden');
    await slices.run(author, 'channel.join', { channelId: channel.id });
    await slices.run(other, 'channel.archive', { channelId: channel.id });
    expect(await refusalOf(ask({ channelId: channel.id }))).toBe('channel_archived');
    const secret = { ...create, kind: 'private', name: 'secret' } as const;
    const { channel: hidden } = await slices.run(other, 'channel.create', secret);
    expect(await refusalOf(ask({ channelId: hidden.id }))).toBe('not_found');
  });

  it('may be a reply, and a preview says that it is one', async () => {
    const root = await ask();
    const reply = await ask({ threadRootId: root.id });
    expect(reply.poll?.options).toHaveLength(3);
    expect(result(await vote(other, reply.id, 2))?.[2]).toEqual([1, [other]]);
    const of = `${root.channelId}:${root.sequence}`;
    const { result: told } = await slices.call(messagePreviews, { actor: actorOf(other), query: { of } });
    expect(told.previews[0]).toMatchObject({ text: 'Where do we eat?', encloses: 'poll' });
  });
});

describe('voting', () => {
  it('counts and names by option, takes the place of the vote before, and is announced', async () => {
    const message = await ask();
    await vote(other, message.id, 0);
    await vote(author, message.id, 0);
    const changed = await vote(other, message.id, 2);
    expect(changed.poll).toEqual({
      options: [
        { text: 'Noodles', count: 1, userIds: [author] },
        { text: 'Soup', count: 0, userIds: [] },
        { text: 'Salad', count: 1, userIds: [other] },
      ],
      ...{ isMultiple: false, isAnonymous: false, voterCount: 2 },
    });
    const { myVote, ...told } = changed;
    expect(myVote).toEqual({ options: [2], version: changed.version });
    expect(slices.published.slice(-2)).toMatchObject([
      {
        ...{ type: 'poll.voted', stream: userStream(other) },
        payload: { channelId: place.generalId, messageId: message.id, vote: myVote },
      },
      { type: 'poll.updated', sequence: changed.version },
    ]);
    expect(slices.published.at(-1)?.payload).toEqual({ message: told });
    const back = await vote(other, message.id);
    expect(back.poll?.voterCount).toBe(1);
    expect(back.myVote?.options).toEqual([]);
  });

  it('the same again is no event', async () => {
    const message = await ask({ isMultiple: true });
    const voted = await vote(other, message.id, 2, 0);
    const before = slices.published.length;
    expect(await vote(other, message.id, 0, 2)).toEqual(voted);
    expect(voted.poll?.voterCount).toBe(1);
    expect(slices.published).toHaveLength(before);
  });

  it('[R-SEND-3] repeated late does not bring back what was changed since', async () => {
    const message = await ask();
    const payload = { messageId: message.id, options: [0] };
    const commandId = slices.ids.next();
    await slices.run(other, 'poll.vote', payload, commandId);
    await vote(other, message.id, 1);
    const { message: again } = await slices.run(other, 'poll.vote', payload, commandId);
    expect(result(again)).toEqual([
      [0, []],
      [1, [other]],
      [0, []],
    ]);
  });

  it('by many at the same time loses nobody, names the first twenty and tells the others of theirs', async () => {
    const message = await ask({ isMultiple: true });
    const people: string[] = [];
    for (let nth = 0; nth < limits.pollPeopleListed + 3; nth += 1) people.push(await place.addMember());
    await Promise.all(people.map((userId, nth) => vote(userId, message.id, ...(nth % 2 ? [0] : [0, 1]))));
    const read = await readBy(other, message);
    expect(read?.poll?.voterCount).toBe(people.length);
    expect(read?.poll?.options.map((option) => option.count)).toEqual([23, 12, 0]);
    expect(read?.poll?.options[0]?.userIds).toHaveLength(limits.pollPeopleListed);
    const named = new Set(read?.poll?.options[0]?.userIds);
    const unnamed = people.find((userId) => !named.has(userId)) as string;
    expect((await readBy(unnamed, message))?.myVote?.options[0]).toBe(0);
    // One of them goes, and the next in order is named.
    const [first] = read?.poll?.options[0]?.userIds ?? [];
    const less = await vote(first as string, message.id);
    expect(less.poll?.options[0]).toMatchObject({ count: 22 });
    expect(less.poll?.options[0]?.userIds).toHaveLength(limits.pollPeopleListed);
    expect(less.poll?.options[0]?.userIds).not.toContain(first);
  });

  it('refuses what cannot be, and loses nothing by it', async () => {
    const message = await ask({ options: ['Yes', 'No'] });
    const several = await ask({ isMultiple: true });
    const { message: plain } = await slices.run(author, 'message.send', {
      ...{ channelId: place.generalId, clientMessageId: slices.ids.next(), text: 'No poll' },
    });
    await vote(other, message.id, 1);
    expect(await refusalOf(vote(other, message.id, 2))).toBe('invalid_input');
    expect(await refusalOf(vote(other, message.id, 0, 1))).toBe('invalid_input');
    expect(await refusalOf(vote(other, several.id, 0, 9))).toBe('invalid_input');
    expect(await refusalOf(vote(other, plain.id, 0))).toBe('not_found');
    expect(await refusalOf(vote(other, slices.ids.next(), 0))).toBe('not_found');
    expect(await refusalOf(vote(await slices.addAccount(), message.id, 0))).toBe('not_found');
    expect(result((await readBy(other, message)) ?? {})).toEqual([
      [0, []],
      [1, [other]],
    ]);
  });

  it('is over for whoever leaves the workspace, the channel or a closed poll', async () => {
    const message = await ask();
    const leaver = await place.addMember();
    await vote(leaver, message.id, 0);
    const { workspaceId } = place;
    await slices.run(place.owner, 'member.remove', { workspaceId, memberId: leaver });
    expect(await refusalOf(vote(leaver, message.id, 1))).toBe('not_found');
    const create = { workspaceId, kind: 'private' as const, name: 'inner', memberIds: [other] };
    const { channel } = await slices.run(author, 'channel.create', create);
    const secret = await ask({ channelId: channel.id });
    await vote(other, secret.id, 0);
    expect(await refusalOf(vote(place.owner, secret.id, 0))).toBe('not_found');
    await slices.run(author, 'channel.removeMember', { channelId: channel.id, memberId: other });
    expect(await refusalOf(vote(other, secret.id, 1))).toBe('not_found');
    await slices.run(author, 'channel.archive', { channelId: channel.id });
    expect(await refusalOf(vote(author, secret.id, 1))).toBe('channel_archived');
  });
});

describe('an anonymous poll', () => {
  it('tells nobody who voted, in no event, page or answer, but each person their own vote', async () => {
    const message = await ask({ isAnonymous: true });
    const published = slices.published.length;
    const voted = await vote(other, message.id, 1);
    await vote(place.owner, message.id, 0);
    expect(result(voted)).toEqual([
      [0, []],
      [1, []],
      [0, []],
    ]);
    const others = slices.published.slice(published).filter(({ stream }) => stream !== userStream(other));
    expect(others.map(({ type }) => type)).toEqual(['poll.updated', 'poll.voted', 'poll.updated']);
    expect(JSON.stringify(others)).not.toContain(other);
    expect(await readBy(author, message)).not.toHaveProperty('myVote.options.0');
    expect((await readBy(other, message))?.myVote?.options).toEqual([1]);
    expect(JSON.stringify(await readBy(author, message))).not.toContain(other);
    const { rows } = await slices.postgres.pool.query<{ told: string }>(
      `SELECT coalesce(payload::text, '') AS told FROM stream_event WHERE stream = 'channel:' || $1
       UNION ALL SELECT poll::text FROM message WHERE id = $2`,
      [place.generalId, message.id],
    );
    expect(rows.filter(({ told }) => told.includes(other) && told.includes(message.id))).toEqual([]);
    expect(rows.at(-1)?.told).not.toContain(other);
  });
});

describe('closing a poll', () => {
  it('is for its author and who keeps the workspace, ends the voting and keeps the result', async () => {
    const message = await ask();
    await vote(other, message.id, 1);
    const close = (userId: string) => slices.run(userId, 'poll.close', { messageId: message.id });
    expect(await refusalOf(close(other))).toBe('forbidden');
    expect(await refusalOf(close(await slices.addAccount()))).toBe('not_found');
    const { message: closed } = await close(author);
    expect(closed.poll?.closedAt).toBeDefined();
    const before = slices.published.length;
    expect((await close(place.owner)).message).toEqual(closed);
    expect(slices.published).toHaveLength(before);
    expect(await refusalOf(vote(other, message.id, 0))).toBe('poll_closed');
    expect(await refusalOf(vote(other, message.id))).toBe('poll_closed');
    expect(result((await readBy(other, message)) ?? {})?.[1]).toEqual([1, [other]]);
  });

  it('goes before or after a vote that comes at the same time, never between', async () => {
    const message = await ask();
    const [voted] = await Promise.allSettled([
      vote(other, message.id, 0),
      slices.run(author, 'poll.close', { messageId: message.id }),
    ]);
    const counted = (await readBy(other, message))?.poll?.voterCount;
    expect(counted).toBe(voted.status === 'fulfilled' ? 1 : 0);
  });
});

it('deleting the message takes its options and votes out of the tables and the log', async () => {
  const message = await ask({ options: ['Ahornsirup', 'Birnenmus'] });
  await vote(other, message.id, 0);
  const { message: gone } = await slices.run(author, 'message.delete', { messageId: message.id });
  expect(gone).not.toHaveProperty('poll');
  expect(await refusalOf(vote(other, message.id, 1))).toBe('message_deleted');
  const { rows } = await slices.postgres.pool.query(
    `SELECT 1 FROM poll_vote WHERE message_id = $1
     UNION ALL SELECT 1 FROM stream_event WHERE payload::text LIKE '%Ahornsirup%'
     UNION ALL SELECT 1 FROM command_receipt WHERE result::text LIKE '%Ahornsirup%'
     UNION ALL SELECT 1 FROM message WHERE id = $1 AND poll IS NOT NULL`,
    [message.id],
  );
  expect(rows).toEqual([]);
});
