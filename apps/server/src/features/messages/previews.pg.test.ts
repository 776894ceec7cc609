import { limits, messagePreviews, placesAsQuery } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { actorOf } from '../../../../../tests/support/slices.js';
import { startConversation } from '../../../../../tests/support/test-workspace.js';

const { slices, place, author, other, said } = await startConversation();
const { channel: plans } = await slices.run(author, 'channel.create', {
  workspaceId: place.workspaceId,
  kind: 'private',
  name: 'secret',
  memberIds: [other],
});

async function previews(userId: string, ...places: { channelId: string; sequence: number }[]) {
  const { result } = await slices.call(messagePreviews, {
    actor: actorOf(userId),
    query: { of: placesAsQuery(places) },
  });
  return result.previews;
}

/** The same by their ids. */
async function named(userId: string, ...ids: string[]): Promise<string[]> {
  const call = { actor: actorOf(userId), query: { ids: ids.join(',') } };
  return (await slices.call(messagePreviews, call)).result.previews.map((one) => one.text);
}

describe('previews', () => {
  it('tell who wrote what when', async () => {
    const message = await said('**Hello**');
    const { id, channelId, sequence, authorId, createdAt } = message;
    expect(await previews(other, message)).toEqual([
      { id, channelId, sequence, authorId, createdAt, text: '**Hello**', isCut: false },
    ]);
  });

  it('tell of a reply where it stands', async () => {
    const root = await said('Who brings the tent?');
    const replyWith = async (alsoInChannel: boolean) => {
      const payload = { channelId: root.channelId, text: 'I do', threadRootId: root.id, alsoInChannel };
      return (await slices.run(other, 'message.send', { ...payload, clientMessageId: slices.ids.next() }))
        .message;
    };
    const [inThread, inBoth] = [await replyWith(false), await replyWith(true)];
    const ofThread = { threadRootId: root.id };
    const [first, second] = await previews(author, inThread, inBoth);
    expect(first).toMatchObject({ id: inThread.id, ...ofThread });
    expect(first).not.toHaveProperty('alsoInChannel');
    expect(second).toMatchObject({ id: inBoth.id, ...ofThread, alsoInChannel: true });
    const byId = { actor: actorOf(author), query: { ids: inBoth.id } };
    expect((await slices.call(messagePreviews, byId)).result.previews).toMatchObject([
      { ...ofThread, alsoInChannel: true },
    ]);
    const [ofRoot] = await previews(author, root);
    expect(ofRoot).not.toHaveProperty('threadRootId');
  });

  it('tell the beginning of a long text', async () => {
    const [preview] = await previews(other, await said('🚀'.repeat(5_000)));
    expect(preview).toMatchObject({ text: '🚀'.repeat(limits.previewTextLength), isCut: true });
  });

  it('follow edits, and are gone with the message', async () => {
    const message = await said('first');
    await slices.run(author, 'message.edit', { messageId: message.id, text: 'second' });
    expect(await previews(other, message)).toMatchObject([{ text: 'second' }]);
    expect(await named(other, message.id)).toEqual(['second']);
    await slices.run(author, 'message.delete', { messageId: message.id });
    expect(await named(other, message.id)).toEqual([]);
    expect(await previews(other, message)).toEqual([]);
  });

  it('leave out what is not there', async () => {
    const message = await said('there');
    const nowhere = [
      { channelId: slices.ids.next(), sequence: 1 },
      { ...message, sequence: 999_999_999_999_999 },
    ];
    expect(await previews(other, ...nowhere, message)).toHaveLength(1);
  });

  it('are for those who may see the message now, and say nothing else to anybody', async () => {
    const canary = await said('the canary sings', plans.id);
    const open = await said('open to all');
    expect(await previews(other, canary, open)).toHaveLength(2);
    const everywhere = [canary, open];
    expect(await previews(place.owner, ...everywhere)).toMatchObject([{ text: 'open to all' }]);
    expect(await previews(await slices.addAccount(), ...everywhere)).toEqual([]);
    expect(await named(other, canary.id, open.id)).toHaveLength(2);
    expect(await named(place.owner, canary.id, open.id)).toEqual(['open to all']);
    await slices.run(other, 'channel.leave', { channelId: plans.id });
    expect(await named(other, canary.id, open.id)).toEqual(['open to all']);
    expect(await previews(other, ...everywhere)).toMatchObject([{ text: 'open to all' }]);
  });
});
