import { mentionOfUser } from '@parley/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';

const { slices, place } = await startTestWorkspace();
const people = [place.owner, await place.addMember(), await place.addMember()];

async function newChannel(): Promise<string> {
  const draft = { workspaceId: place.workspaceId, kind: 'private' as const, name: 'room', memberIds: people };
  return (await slices.run(place.owner, 'channel.create', draft)).channel.id;
}
const stateOf = (channelId: string, userId: string) =>
  slices.channels.reading.readState(slices.postgres, channelId, userId);

/** The definition, written down as plainly as it can be. */
interface Model {
  readonly messages: {
    id: string;
    sequence: number;
    author: number;
    mentions: number[];
    isDeleted: boolean;
    isReply: boolean;
    /** A reply that stands in its thread alone. */
    isHidden: boolean;
  }[];
  readonly markers: number[];
  head: number;
}
function expectedState({ messages, markers }: Model, who: number) {
  const unread = messages.filter(
    (one) => one.sequence > (markers[who] ?? 0) && one.author !== who && !one.isDeleted,
  );
  const listOf = (found: typeof unread) => ({
    sequences: found.slice(-100).map((one) => one.sequence),
    hasMore: found.length > 100,
  });
  const mine = (found: typeof unread) => found.filter((one) => one.mentions.includes(who));
  const [inLine, replies] = [unread.filter((one) => !one.isHidden), unread.filter((one) => one.isHidden)];
  return {
    markerVersion: expect.any(Number),
    lastReadSequence: markers[who],
    unread: listOf(inLine),
    mentions: listOf(mine(inLine)),
    ...(replies.length > 0 && { replies: { unread: listOf(replies), mentions: listOf(mine(replies)) } }),
  };
}

const someone = fc.nat({ max: 2 });
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('send'), who: someone, mentions: fc.subarray([0, 1, 2]) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('reply'),
      who: someone,
      nth: fc.nat(),
      mentions: fc.subarray([0, 1, 2]),
      alsoInChannel: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('edit'), nth: fc.nat(), mentions: fc.subarray([0, 1, 2]) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete'), nth: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('read'), who: someone, sequence: fc.nat({ max: 40 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('unread'),
      who: someone,
      sequence: fc.integer({ min: 1, max: 40 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave'), who: fc.constantFrom(1, 2) }) },
);
interface Step {
  do: string;
  who?: number;
  nth?: number;
  sequence?: number;
  mentions?: number[];
  alsoInChannel?: boolean;
}

async function play(channelId: string, model: Model, { do: what, ...step }: Step): Promise<void> {
  const text = `x ${(step.mentions ?? []).map((who) => mentionOfUser(people[who] ?? '')).join(' ')}`;
  const who = step.who ?? 0;
  const message = model.messages[(step.nth ?? 0) % Math.max(1, model.messages.length)];
  if (what === 'send') {
    const payload = { channelId, clientMessageId: slices.ids.next(), text };
    const sent = await slices.run(people[who] ?? '', 'message.send', payload);
    const { id, sequence } = sent.message;
    const fresh = { author: who, mentions: step.mentions ?? [], isDeleted: false };
    model.messages.push({ id, sequence, ...fresh, isReply: false, isHidden: false });
    model.head = sequence;
  } else if (what === 'reply') {
    if (!message || message.isReply || message.isDeleted) return;
    const { alsoInChannel = false } = step;
    const payload = { channelId, clientMessageId: slices.ids.next(), text, alsoInChannel };
    const sent = await slices.run(people[who] ?? '', 'message.send', {
      ...payload,
      threadRootId: message.id,
    });
    const { id, sequence } = sent.message;
    const fresh = { author: who, mentions: step.mentions ?? [], isDeleted: false };
    model.messages.push({ id, sequence, ...fresh, isReply: true, isHidden: !alsoInChannel });
    // And the event of its root.
    model.head = sequence + 1;
  } else if (what === 'read') {
    const sequence = step.sequence ?? 0;
    await slices.run(people[who] ?? '', 'channel.markRead', { channelId, sequence });
    model.markers[who] = Math.max(model.markers[who] ?? 0, Math.min(sequence, model.head));
  } else if (what === 'unread') {
    const sequence = step.sequence ?? 1;
    await slices.run(people[who] ?? '', 'channel.markUnread', { channelId, sequence });
    model.markers[who] = Math.min(sequence - 1, model.head);
  } else if (what === 'leave') {
    // And comes back: nothing up to there is unread.
    await slices.run(people[who] ?? '', 'channel.leave', { channelId });
    await slices.run(place.owner, 'channel.addMembers', { channelId, memberIds: [people[who] ?? ''] });
    model.head += 2;
    model.markers[who] = model.head;
  } else if (message && what === 'edit' && !message.isDeleted) {
    const author = people[message.author] ?? '';
    const edited = await slices.run(author, 'message.edit', { messageId: message.id, text });
    message.mentions = step.mentions ?? [];
    model.head = Math.max(model.head, edited.message.version);
  } else if (message && what === 'delete') {
    const author = people[message.author] ?? '';
    const deleted = await slices.run(author, 'message.delete', { messageId: message.id });
    // Deleted once, a reply is told of with its root.
    const events = message.isReply && !message.isDeleted ? 1 : 0;
    message.isDeleted = true;
    model.head = Math.max(model.head, deleted.message.version + events);
  }
}

describe('unread', () => {
  it('is what its definition says after any sequence of commands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const channelId = await newChannel();
        const model: Model = { messages: [], markers: [3, 3, 3], head: 3 };
        for (const one of steps) await play(channelId, model, one);
        for (const who of [0, 1, 2])
          expect(await stateOf(channelId, people[who] ?? '')).toEqual({
            channelId,
            ...expectedState(model, who),
          });
      }),
      { numRuns: 20 },
    );
  });

  it('lists the newest hundred and says when there are more', async () => {
    const channelId = await newChannel();
    const send = () =>
      slices.run(place.owner, 'message.send', {
        channelId,
        clientMessageId: slices.ids.next(),
        text: mentionOfUser(people[1] ?? ''),
      });
    await Promise.all(Array.from({ length: 100 }, send));
    const hundred = await stateOf(channelId, people[1] ?? '');
    expect(hundred?.unread).toMatchObject({ hasMore: false });
    expect(hundred?.unread.sequences).toHaveLength(100);
    await send();
    const more = await stateOf(channelId, people[1] ?? '');
    const newest = Array.from({ length: 100 }, (_, nth) => nth + 5);
    expect(more).toMatchObject({
      unread: { sequences: newest, hasMore: true },
      mentions: { sequences: newest, hasMore: true },
    });
    expect((await stateOf(channelId, place.owner))?.unread.sequences).toEqual([]);
  });

  it('with replies is of the newest hundred of both, and says when there are more', async () => {
    const channelId = await newChannel();
    const [author, reader] = [place.owner, people[1] ?? ''];
    const send = (more: object) =>
      slices.run(author, 'message.send', {
        channelId,
        clientMessageId: slices.ids.next(),
        text: 'x',
        ...more,
      });
    const { message: root } = await send({});
    const { message: first } = await send({ threadRootId: root.id });
    const { message: last } = await send({ threadRootId: root.id, text: mentionOfUser(reader) });
    await Promise.all(Array.from({ length: 97 }, () => send({})));
    const list = (hasMore: boolean, ...sequences: number[]) => ({ sequences, hasMore });
    expect((await stateOf(channelId, reader))?.replies).toEqual({
      unread: list(false, first.sequence, last.sequence),
      mentions: list(false, last.sequence),
    });
    await Promise.all(Array.from({ length: 2 }, () => send({})));
    expect((await stateOf(channelId, reader))?.replies).toEqual({
      unread: list(true, last.sequence),
      mentions: list(false, last.sequence),
    });
  });

  it('of the sidebar is the same as of each channel', async () => {
    const userId = people[2] ?? '';
    const memberships = await slices.channels.reading.memberships(slices.postgres, userId, place.workspaceId);
    expect(memberships.length).toBeGreaterThan(10);
    for (const { channel, readState } of memberships)
      expect(await stateOf(channel.id, userId)).toEqual(readState);
  });
});

describe('the read marker', () => {
  const mark = (channelId: string, userId: string, sequence: number) =>
    slices.run(userId, 'channel.markRead', { channelId, sequence }).then((result) => result.lastReadSequence);
  const say = (channelId: string, text = 'x') =>
    slices.run(place.owner, 'message.send', { channelId, clientMessageId: slices.ids.next(), text });

  it('goes back with what is unread then, and every move has a later version', async () => {
    const channelId = await newChannel();
    const userId = people[1] ?? '';
    const { sequence } = (await say(channelId, mentionOfUser(userId))).message;
    await say(channelId);
    const read = await slices.run(userId, 'channel.markRead', { channelId, sequence: sequence + 1 });
    const before = slices.published.length;
    const back = await slices.run(userId, 'channel.markUnread', { channelId, sequence });
    const list = (...sequences: number[]) => ({ sequences, hasMore: false });
    const recount = { head: sequence + 1, unread: list(sequence, sequence + 1), mentions: list(sequence) };
    expect(back).toEqual({
      lastReadSequence: sequence - 1,
      markerVersion: (read.markerVersion ?? 0) + 1,
      recount,
    });
    expect(slices.published.slice(before)).toMatchObject([
      {
        stream: `user:${userId}`,
        sequence: back.markerVersion,
        type: 'channel.read',
        payload: { channelId, lastReadSequence: sequence - 1, recount },
      },
    ]);
    expect(await stateOf(channelId, userId)).toMatchObject({
      lastReadSequence: sequence - 1,
      markerVersion: back.markerVersion,
    });
  });

  it('put to where it stands tells nobody', async () => {
    const channelId = await newChannel();
    const before = slices.published.length;
    const put = { channelId, sequence: 4 };
    expect(await slices.run(people[1] ?? '', 'channel.markUnread', put)).toMatchObject({
      lastReadSequence: 3,
    });
    expect(slices.published).toHaveLength(before);
  });

  it('[R-AUTH-4] is not put back by somebody who lost access', async () => {
    const channelId = await newChannel();
    await say(channelId);
    const userId = people[1] ?? '';
    await slices.run(place.owner, 'channel.removeMember', { channelId, memberId: userId });
    const put = slices.run(userId, 'channel.markUnread', { channelId, sequence: 1 });
    expect(await refusalOf(put)).toBe('not_found');
  });

  it('moves forward by reading, at most to the head, and is told to all devices of the person', async () => {
    const channelId = await newChannel();
    await say(channelId);
    const userId = people[1] ?? '';
    const before = slices.published.length;
    expect(await mark(channelId, userId, 2)).toBe(3);
    expect(await mark(channelId, userId, 1_000)).toBe(4);
    expect(await mark(channelId, userId, 4)).toBe(4);
    expect(
      slices.published.slice(before).map(({ stream, type, payload }) => [stream, type, payload]),
    ).toEqual([[`user:${userId}`, 'channel.read', { channelId, lastReadSequence: 4 }]]);
  });

  it('moved by many devices at once stands at the furthest', async () => {
    const channelId = await newChannel();
    const userId = people[1] ?? '';
    for (let nth = 0; nth < 6; nth += 1) await say(channelId);
    await Promise.all([5, 9, 6, 8, 4, 7].map((sequence) => mark(channelId, userId, sequence)));
    expect((await stateOf(channelId, userId))?.lastReadSequence).toBe(9);
  });

  it('is for members', async () => {
    expect(await refusalOf(mark(await newChannel(), await place.addMember(), 1))).toBe('not_found');
    const draft = { workspaceId: place.workspaceId, kind: 'public', name: 'open' } as const;
    const { channel } = await slices.run(place.owner, 'channel.create', draft);
    expect(await refusalOf(mark(channel.id, people[1] ?? '', 1))).toBe('forbidden');
  });
});
