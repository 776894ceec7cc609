import { limits, type NewPoll, pollVoters } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  actorOf,
  foundTestWorkspace,
  refusalOf,
  type Slices,
  startSlices,
  type TestWorkspace,
} from '../../../../../tests/support/slices.js';

let slices: Slices;
let place: TestWorkspace;
let author: string;
let other: string;

beforeAll(async () => {
  slices = await startSlices();
  place = await foundTestWorkspace(slices);
  author = await place.addMember();
  other = await place.addMember();
});
afterAll(() => slices.stop());

async function ask(poll: Partial<NewPoll> = {}, channelId = place.generalId) {
  const payload = { channelId, clientMessageId: slices.ids.next(), text: 'Where do we eat?' };
  const options = ['Noodles', 'Soup', 'Salad'];
  return (await slices.run(author, 'message.send', { ...payload, poll: { options, ...poll } })).message;
}

interface Change {
  readonly added?: string[];
  readonly reworded?: { readonly place: number; readonly text: string }[];
  readonly removed?: number[];
}

const revise = async (userId: string, messageId: string, change: Change) =>
  (await slices.run(userId, 'poll.revise', { messageId, ...change })).message;

const vote = async (userId: string, messageId: string, options: number[], asOf?: number) =>
  (await slices.run(userId, 'poll.vote', { messageId, options, asOf })).message;

const texts = ({
  poll,
}: {
  poll?: { options: { text: string; isRemoved?: true | undefined }[] } | undefined;
}) => poll?.options.map(({ text, isRemoved }) => (isRemoved ? null : text));

describe('revising a poll', () => {
  it('adds, rewords and takes away what nobody voted for, and is announced', async () => {
    const message = await ask();
    await vote(other, message.id, [0]);
    const revised = await revise(author, message.id, {
      added: [' Bread '],
      reworded: [{ place: 1, text: 'A soup' }],
      removed: [2],
    });
    expect(texts(revised)).toEqual(['Noodles', 'A soup', null, 'Bread']);
    expect(revised.poll?.options[2]?.text).toBe('');
    expect(revised.poll).toMatchObject({ voterCount: 1, options: [{ count: 1 }, {}, {}, { count: 0 }] });
    expect(slices.published.at(-1)).toMatchObject({
      ...{ type: 'poll.updated', sequence: revised.version },
      payload: { message: revised },
    });
    const before = slices.published.length;
    const same = { reworded: [{ place: 1, text: 'A soup' }], removed: [2] };
    expect(await revise(author, message.id, same)).toEqual(revised);
    expect(slices.published).toHaveLength(before);
    expect(texts(await vote(other, message.id, [3]))).toEqual(texts(revised));
  });

  it('leaves what somebody voted for as it is, until they take their vote back', async () => {
    const message = await ask();
    await vote(other, message.id, [1]);
    const reworded = [{ place: 1, text: 'No soup' }];
    expect(await refusalOf(revise(author, message.id, { reworded }))).toBe('option_chosen');
    expect(await refusalOf(revise(author, message.id, { removed: [1] }))).toBe('option_chosen');
    const both = revise(author, message.id, { added: ['Bread'], removed: [1] });
    expect(await refusalOf(both)).toBe('option_chosen');
    expect(texts(await vote(other, message.id, []))).toEqual(['Noodles', 'Soup', 'Salad']);
    expect(texts(await revise(author, message.id, { reworded }))?.[1]).toBe('No soup');
  });

  it('never counts a vote for what an option came to say since, or for one that is gone', async () => {
    const { id, version } = await ask();
    const { version: revisedAt } = await revise(author, id, {
      reworded: [{ place: 0, text: 'No noodles' }],
      removed: [2],
    });
    expect(await refusalOf(vote(other, id, [0], version))).toBe('list_changed');
    expect(await refusalOf(vote(other, id, [2], revisedAt))).toBe('list_changed');
    expect((await vote(other, id, [1], version)).poll?.voterCount).toBe(1);
    expect((await vote(other, id, [0], revisedAt)).poll?.options[0]?.count).toBe(1);
  });

  it('goes before or after a vote that comes at the same time', async () => {
    const message = await ask();
    const [voted, revised] = await Promise.allSettled([
      vote(other, message.id, [0], message.version),
      revise(author, message.id, { reworded: [{ place: 0, text: 'No noodles' }] }),
    ]);
    expect([voted.status, revised.status].sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is for the author alone, while it is open and they may write there', async () => {
    const message = await ask();
    const added = ['Bread'];
    expect(await refusalOf(revise(other, message.id, { added }))).toBe('forbidden');
    expect(await refusalOf(revise(place.owner, message.id, { added }))).toBe('forbidden');
    expect(await refusalOf(revise(await slices.addAccount(), message.id, { added }))).toBe('not_found');
    await slices.run(author, 'poll.close', { messageId: message.id });
    expect(await refusalOf(revise(author, message.id, { added }))).toBe('poll_closed');
    const create = { workspaceId: place.workspaceId, kind: 'private', name: 'revisers' } as const;
    const { channel } = await slices.run(place.owner, 'channel.create', { ...create, memberIds: [author] });
    const secret = await ask({}, channel.id);
    await slices.run(place.owner, 'channel.removeMember', { channelId: channel.id, memberId: author });
    expect(await refusalOf(revise(author, secret.id, { added }))).toBe('not_found');
  });

  it('refuses what cannot be, and loses nothing by it', async () => {
    const message = await ask();
    const refused = (change: Change) => refusalOf(revise(author, message.id, change));
    expect(await refused({ added: ['noodles'] })).toBe('invalid_input');
    expect(await refused({ reworded: [{ place: 0, text: 'SOUP' }] })).toBe('invalid_input');
    expect(await refused({ removed: [0, 1] })).toBe('invalid_input');
    expect(await refused({ removed: [3] })).toBe('invalid_input');
    expect(await refused({ added: Array.from({ length: 8 }, (_, nth) => `More ${nth}`) })).toBe(
      'limit_reached',
    );
    await revise(author, message.id, { removed: [2] });
    expect(await refused({ reworded: [{ place: 2, text: 'Salad' }] })).toBe('list_changed');
    for (let nth = 3; nth < limits.pollPlaces; nth += 1)
      await revise(author, message.id, { added: [`Option ${nth}`], removed: [nth - 1] });
    expect(await refused({ added: ['One place too many'] })).toBe('limit_reached');
    const { message: plain } = await slices.run(author, 'message.send', {
      ...{ channelId: place.generalId, clientMessageId: slices.ids.next(), text: 'No poll' },
    });
    expect(await refusalOf(revise(author, plain.id, { added: ['Bread'] }))).toBe('not_found');
  });
});

describe('opening a poll again', () => {
  it('is for its author and who keeps the workspace, and keeps the votes', async () => {
    const { id: messageId } = await ask();
    await vote(other, messageId, [1]);
    const { message: closed } = await slices.run(place.owner, 'poll.close', { messageId });
    expect(await refusalOf(slices.run(other, 'poll.reopen', { messageId }))).toBe('forbidden');
    const { message } = await slices.run(author, 'poll.reopen', { messageId });
    expect(message.poll).toEqual({ ...closed.poll, closedAt: undefined });
    expect(message.poll).not.toHaveProperty('closedAt');
    const before = slices.published.length;
    expect((await slices.run(place.owner, 'poll.reopen', { messageId })).message).toEqual(message);
    expect(slices.published).toHaveLength(before);
    expect((await vote(other, messageId, [0])).poll?.voterCount).toBe(1);
  });
});

describe('who voted', () => {
  const voters = async (userId: string, messageId: string, query: object = {}) => {
    const call = { actor: actorOf(userId), params: { messageId }, query: { option: 0, ...query } };
    return (await slices.call(pollVoters, call)).result;
  };

  it('is told in pages, in the order they did, beyond those who are named', async () => {
    const message = await ask({ isMultiple: true });
    const people: string[] = [];
    for (let nth = 0; nth < limits.pollPeopleListed + 3; nth += 1) people.push(await place.addMember());
    for (const userId of people) await vote(userId, message.id, [0, 1]);
    const [first = ''] = people;
    await vote(first, message.id, [1]);
    await vote(first, message.id, [0, 1]);
    const expected = [...people.slice(1), first];
    expect(await voters(other, message.id)).toEqual({ userIds: expected, next: null });
    expect(await voters(other, message.id, { option: 2 })).toEqual({ userIds: [], next: null });
    expect(await voters(other, message.id, { after: message.version + 1_000_000 })).toEqual({
      ...{ userIds: [], next: null },
    });
  });

  it('is told nobody of an anonymous poll, and of others only who may see it now', async () => {
    const secret = await ask({ isAnonymous: true });
    await vote(other, secret.id, [0]);
    for (const userId of [author, other, place.owner])
      expect(await refusalOf(voters(userId, secret.id))).toBe('forbidden');
    const create = { workspaceId: place.workspaceId, kind: 'private', name: 'voters' } as const;
    const { channel } = await slices.run(author, 'channel.create', { ...create, memberIds: [other] });
    const inner = await ask({}, channel.id);
    await vote(other, inner.id, [0]);
    expect((await voters(author, inner.id)).userIds).toEqual([other]);
    expect(await refusalOf(voters(place.owner, inner.id))).toBe('not_found');
    expect(await refusalOf(voters(await slices.addAccount(), inner.id))).toBe('not_found');
    await slices.run(author, 'channel.removeMember', { channelId: channel.id, memberId: other });
    expect(await refusalOf(voters(other, inner.id))).toBe('not_found');
    await slices.run(author, 'message.delete', { messageId: inner.id });
    expect(await refusalOf(voters(author, inner.id))).toBe('not_found');
  });
});
