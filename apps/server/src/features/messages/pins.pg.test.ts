import { channelPins, limits } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { actorOf, refusalOf } from '../../../../../tests/support/slices.js';
import { startConversation } from '../../../../../tests/support/test-workspace.js';

const { slices, place, author, other, said } = await startConversation();

async function channelOf(name: string, kind: 'public' | 'private' = 'public') {
  const payload = { workspaceId: place.workspaceId, kind, name, memberIds: [other] };
  return (await slices.run(author, 'channel.create', payload)).channel.id;
}

const pin = async (userId: string, messageId: string) =>
  (await slices.run(userId, 'message.pin', { messageId })).message;
const unpin = async (userId: string, messageId: string) =>
  (await slices.run(userId, 'message.unpin', { messageId })).message;

async function pinsOf(userId: string, channelId: string, query: object = {}) {
  return (await slices.call(channelPins, { actor: actorOf(userId), params: { channelId }, query })).result;
}

describe('pinning', () => {
  it('says when and by whom, announces it, and comes off again', async () => {
    const channelId = await channelOf('plans');
    const message = await said('The plan', channelId);
    const pinned = await pin(other, message.id);
    expect(pinned).toMatchObject({ ...message, version: pinned.version, pinnedBy: other });
    expect(slices.published.at(-1)).toMatchObject({
      type: 'message.pinned',
      sequence: pinned.version,
      payload: { message: pinned },
    });
    expect(await pinsOf(author, channelId)).toEqual({ messages: [pinned], next: null });
    const before = slices.published.length;
    expect(await pin(author, message.id)).toEqual(pinned);
    expect(slices.published).toHaveLength(before);
    const off = await unpin(author, message.id);
    expect(off).toEqual({ ...message, version: off.version });
    expect(await unpin(author, message.id)).toEqual(off);
    expect((await pinsOf(author, channelId)).messages).toEqual([]);
  });

  it('lists the newest message first, in pages, up to a hundred', async () => {
    const channelId = await channelOf('full');
    const ids: string[] = [];
    for (let nth = 0; nth < limits.pinsPerChannel; nth += 1) {
      const { id } = await said(`Plan ${nth}`, channelId);
      await pin(author, id);
      ids.push(id);
    }
    const one = await said('One too many', channelId);
    expect(await refusalOf(pin(author, one.id))).toBe('limit_reached');
    const first = await pinsOf(author, channelId);
    const second = await pinsOf(author, channelId, { before: first.next });
    expect(second.next).toBeNull();
    const listed = [...first.messages, ...second.messages].map((message) => message.id);
    expect(listed).toEqual(ids.toReversed());
    await unpin(author, ids[3] as string);
    expect((await pin(author, one.id)).pinnedBy).toBe(author);
  });

  it('is for members, on messages that stand, in channels that are open', async () => {
    const channelId = await channelOf('rules');
    const message = await said('The plan', channelId);
    expect(await refusalOf(pin(place.owner, message.id))).toBe('forbidden');
    expect(await refusalOf(pin(await slices.addAccount(), message.id))).toBe('not_found');
    expect(await refusalOf(pin(author, slices.ids.next()))).toBe('not_found');
    const gone = await said('The plan', channelId);
    await slices.run(author, 'message.delete', { messageId: gone.id });
    expect(await refusalOf(pin(author, gone.id))).toBe('message_deleted');
    await slices.run(author, 'channel.archive', { channelId });
    expect(await refusalOf(pin(author, message.id))).toBe('channel_archived');
  });

  it('shows nothing to who may not see the channel, also after they lost access', async () => {
    const channelId = await channelOf('inner', 'private');
    const secret = await pin(author, (await said('A secret', channelId)).id);
    expect((await pinsOf(other, channelId)).messages).toEqual([secret]);
    expect(await refusalOf(pinsOf(place.owner, channelId))).toBe('not_found');
    await slices.run(author, 'channel.removeMember', { channelId, memberId: other });
    expect(await refusalOf(pinsOf(other, channelId))).toBe('not_found');
    expect(await refusalOf(unpin(other, secret.id))).toBe('not_found');
  });
});
