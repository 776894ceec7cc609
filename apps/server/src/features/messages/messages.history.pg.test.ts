import { type Message, messageHistory, messageListed } from '@parley/protocol';
import * as fc from 'fast-check';
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
let channelId: string;
/** Ascending; the sequences between them belong to other events. */
const all: Message[] = [];

beforeAll(async () => {
  slices = await startSlices();
  place = await foundTestWorkspace(slices);
  const draft = { workspaceId: place.workspaceId, kind: 'public', name: 'history' } as const;
  channelId = (await slices.run(place.owner, 'channel.create', draft)).channel.id;
  for (let nth = 0; nth < 30; nth += 1) {
    if (nth % 7 === 3) await slices.run(await place.addMember(), 'channel.join', { channelId });
    const payload = { channelId, clientMessageId: slices.ids.next(), text: String(nth) };
    all.push((await slices.run(place.owner, 'message.send', payload)).message);
  }
});
afterAll(() => slices.stop());

async function page(query: object, userId = place.owner) {
  return (await slices.call(messageHistory, { actor: actorOf(userId), params: { channelId }, query })).result;
}

describe('[R-HIST-2] a page of history', () => {
  it('is the newest without a cursor', async () => {
    const newest = await page({ limit: '5' });
    expect(newest.messages).toEqual(all.slice(-5));
    expect(newest).toMatchObject({ hasMoreBefore: true, hasMoreAfter: false, head: all.at(-1)?.sequence });
  });

  it('holds exactly what its cursor and limit say, for every cursor and limit', async () => {
    const cursor = fc.integer({ min: 1, max: 45 });
    const limit = fc.integer({ min: 1, max: 40 });
    const at = (message: Message) => message.sequence;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('before', 'after', 'around'),
        cursor,
        limit,
        async (mode, from, size) => {
          const { messages, hasMoreBefore, hasMoreAfter } = await page({
            [mode]: String(from),
            limit: String(size),
          });
          const below = all.filter((message) =>
            mode === 'after' ? at(message) <= from : at(message) < from,
          );
          const above = all.filter((message) => !below.includes(message));
          const expected =
            mode === 'before'
              ? below.slice(-size)
              : mode === 'after'
                ? above.slice(0, size)
                : [
                    ...below.slice(below.length - Math.min(below.length, Math.floor(size / 2))),
                    ...above.slice(0, Math.ceil(size / 2)),
                  ];
          expect(messages).toEqual(expected);
          const [first, last] = [expected[0], expected.at(-1)];
          if (first && last) {
            expect(hasMoreBefore).toBe(first !== all[0]);
            expect(hasMoreAfter).toBe(last !== all.at(-1));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('[R-AUTH-4] is not for strangers', async () => {
    expect(await refusalOf(page({}, await slices.addAccount()))).toBe('not_found');
  });
});

describe('messages at given sequences', () => {
  const listed = async (sequences: readonly number[], userId = place.owner) => {
    const query = { sequences: sequences.join(',') };
    return (await slices.call(messageListed, { actor: actorOf(userId), params: { channelId }, query })).result
      .messages;
  };

  it('are those and no others, ascending, as they are now', async () => {
    const [first, second, third] = all as [Message, Message, Message];
    expect(await listed([third.sequence, 999, first.sequence])).toEqual([first, third]);
    const edit = { messageId: second.id, text: 'changed' };
    const { message: edited } = await slices.run(place.owner, 'message.edit', edit);
    expect(await listed([second.sequence])).toEqual([edited]);
    await slices.run(place.owner, 'message.delete', { messageId: second.id });
    expect(await listed([second.sequence])).toEqual([]);
  });

  it('[R-AUTH-4] are not for somebody who lost access', async () => {
    const memberId = await place.addMember();
    const { channel } = await slices.run(place.owner, 'channel.create', {
      workspaceId: place.workspaceId,
      kind: 'private',
      name: 'canary',
      memberIds: [memberId],
    });
    const payload = { channelId: channel.id, clientMessageId: slices.ids.next(), text: 'canary' };
    const { sequence } = (await slices.run(place.owner, 'message.send', payload)).message;
    const look = () =>
      slices.call(messageListed, {
        actor: actorOf(memberId),
        params: { channelId: channel.id },
        query: { sequences: String(sequence) },
      });
    expect((await look()).result.messages).toHaveLength(1);
    await slices.run(place.owner, 'channel.removeMember', { channelId: channel.id, memberId });
    expect(await refusalOf(look())).toBe('not_found');
  });
});
