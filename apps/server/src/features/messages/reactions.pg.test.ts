import { limits, messageHistory, messageReactors } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { actorOf, refusalOf } from '../../../../../tests/support/slices.js';
import { startConversation } from '../../../../../tests/support/test-workspace.js';

const { slices, place, author, other, said } = await startConversation();

async function react(userId: string, messageId: string, emoji = '🎉', commandId?: string) {
  return (await slices.run(userId, 'message.react', { messageId, emoji }, commandId)).message;
}

async function unreact(userId: string, messageId: string, emoji = '🎉') {
  return (await slices.run(userId, 'message.unreact', { messageId, emoji })).message;
}

async function reactors(userId: string, messageId: string, query: object = {}) {
  const call = { actor: actorOf(userId), params: { messageId }, query: { emoji: '🎉', ...query } };
  return (await slices.call(messageReactors, call)).result;
}

describe('reacting', () => {
  it('is counted by kind, in the order of their first use, and announced', async () => {
    const message = await said();
    await react(author, message.id, '👍');
    await react(other, message.id, '🎉');
    const reacted = await react(place.owner, message.id, '👍');
    expect(reacted).toEqual({
      ...message,
      version: reacted.version,
      reactions: [
        { emoji: '👍', count: 2, userIds: [author, place.owner] },
        { emoji: '🎉', count: 1, userIds: [other] },
      ],
    });
    expect(slices.published.at(-1)).toMatchObject({
      type: 'reaction.changed',
      stream: `user:${place.owner}`,
      payload: { channelId: place.generalId, messageId: message.id, emoji: '👍', isMine: true },
    });
    expect(slices.published.at(-2)).toMatchObject({
      type: 'message.reacted',
      stream: `channel:${place.generalId}`,
      sequence: reacted.version,
      payload: { message: reacted },
    });
    const { events } = await slices.log.read(`channel:${place.generalId}`, reacted.version - 1, 1);
    expect(events[0]).toMatchObject({ type: 'message.reacted', payload: null, reference: message.id });
    const page = await slices.call(messageHistory, {
      actor: actorOf(other),
      params: { channelId: place.generalId },
      query: { around: message.sequence, limit: 1 },
    });
    expect(page.result.messages).toEqual([reacted]);
  });

  it('twice with one emoji is the same as once, however it is spelled', async () => {
    const message = await said();
    const once = await react(author, message.id, '❤️');
    const before = slices.published.length;
    expect(await react(author, message.id, '❤')).toEqual(once);
    expect(slices.published).toHaveLength(before);
  });

  it('taken back leaves nothing; what is not there changes nothing', async () => {
    const message = await said();
    await react(author, message.id);
    const back = await unreact(author, message.id);
    expect(back).toEqual({ ...message, version: back.version });
    const before = slices.published.length;
    expect(await unreact(author, message.id)).toEqual(back);
    expect(slices.published).toHaveLength(before);
  });

  it('[R-SEND-3] repeated late does not bring back what was taken back since', async () => {
    const message = await said();
    const commandId = slices.ids.next();
    await react(author, message.id, '🎉', commandId);
    await unreact(author, message.id);
    expect(await react(author, message.id, '🎉', commandId)).not.toHaveProperty('reactions');
  });

  it('by many at the same time loses nobody', async () => {
    const message = await said();
    const people = await Promise.all(Array.from({ length: 12 }, () => place.addMember()));
    await Promise.all(people.map((userId) => react(userId, message.id)));
    const [kind] = (await unreact(other, message.id)).reactions ?? [];
    expect(kind?.count).toBe(12);
    expect(new Set(kind?.userIds)).toEqual(new Set(people));
  });

  it('names the first twenty people and counts the rest, who are told in pages', async () => {
    const message = await said();
    const people: string[] = [];
    for (let nth = 0; nth < limits.reactionPeopleListed + 3; nth += 1) {
      const userId = await place.addMember();
      people.push(userId);
      await react(userId, message.id);
    }
    const all = await unreact(other, message.id);
    expect(all.reactions).toEqual([{ emoji: '🎉', count: people.length, userIds: people.slice(0, 20) }]);
    const last = people.at(-1) as string;
    const readBy = async (userId: string) => {
      const call = { params: { channelId: place.generalId }, query: { around: message.sequence, limit: 1 } };
      const { result } = await slices.call(messageHistory, { ...call, actor: actorOf(userId) });
      return result.messages[0]?.myReactions;
    };
    expect(await readBy(last)).toEqual(['🎉']);
    expect(await readBy(people[0] as string)).toBeUndefined();
    expect(await readBy(other)).toBeUndefined();
    expect((await react(last, message.id)).myReactions).toEqual(['🎉']);
    expect(JSON.stringify(slices.published)).not.toContain('myReactions');
    const less = await unreact(people[0] as string, message.id);
    expect(less.reactions).toEqual([{ emoji: '🎉', count: people.length - 1, userIds: people.slice(1, 21) }]);
    expect(await reactors(other, message.id)).toEqual({ userIds: people.slice(1), next: null });
  });

  it('goes through at most fifty kinds on one message', async () => {
    const message = await said();
    const kinds = Array.from({ length: 51 }, (_, nth) => String.fromCodePoint(0x1f600 + nth));
    for (const emoji of kinds.slice(0, 50)) await react(author, message.id, emoji);
    expect(await refusalOf(react(author, message.id, kinds[50]))).toBe('limit_reached');
    // One of those that are there may still be joined.
    expect((await react(other, message.id, kinds[7])).reactions?.[7]?.count).toBe(2);
  });

  it('is for members, on messages that stand, in channels that are open', async () => {
    const message = await said();
    expect(await refusalOf(react(await slices.addAccount(), message.id))).toBe('not_found');
    expect(await refusalOf(react(author, slices.ids.next()))).toBe('not_found');
    const create = { workspaceId: place.workspaceId, kind: 'public', name: 'short-lived' } as const;
    const { channel } = await slices.run(author, 'channel.create', create);
    const inside = await said('Inside', channel.id);
    expect(await refusalOf(react(other, inside.id))).toBe('forbidden');
    await react(author, inside.id);
    await slices.run(author, 'channel.archive', { channelId: channel.id });
    expect(await refusalOf(react(author, inside.id, '👍'))).toBe('channel_archived');
    expect(await refusalOf(unreact(author, inside.id))).toBe('channel_archived');
    await slices.run(author, 'message.delete', { messageId: message.id });
    expect(await refusalOf(react(author, message.id))).toBe('message_deleted');
  });

  it('goes with the message when it is deleted', async () => {
    const message = await said();
    await react(other, message.id);
    await slices.run(other, 'message.pin', { messageId: message.id });
    const { message: gone } = await slices.run(author, 'message.delete', { messageId: message.id });
    expect(gone).not.toHaveProperty('reactions');
    expect(gone).not.toHaveProperty('pinnedAt');
    expect(await reactors(author, message.id)).toEqual({ userIds: [], next: null });
  });

  it('is told to nobody who may not see the message, also after they lost access', async () => {
    const create = { workspaceId: place.workspaceId, kind: 'private', name: 'inner' } as const;
    const { channel } = await slices.run(author, 'channel.create', { ...create, memberIds: [other] });
    const secret = await said('A secret', channel.id);
    await react(other, secret.id);
    expect((await reactors(other, secret.id)).userIds).toEqual([other]);
    expect(await refusalOf(reactors(place.owner, secret.id))).toBe('not_found');
    await slices.run(author, 'channel.removeMember', { channelId: channel.id, memberId: other });
    expect(await refusalOf(reactors(other, secret.id))).toBe('not_found');
    expect(await refusalOf(react(other, secret.id, '👍'))).toBe('not_found');
    expect(await refusalOf(unreact(other, secret.id))).toBe('not_found');
  });
});
