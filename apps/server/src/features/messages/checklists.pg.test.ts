import { limits } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/slices.js';
import { startConversation } from '../../../../../tests/support/test-workspace.js';

const { slices, place, author, other } = await startConversation();

async function listed(items: string[] = ['Tag', 'Tell'], channelId = place.generalId) {
  const payload = { channelId, clientMessageId: slices.ids.next(), text: 'Release' };
  return (await slices.run(author, 'message.send', { ...payload, checklist: { items } })).message;
}

const tick = async (userId: string, messageId: string, item: number, isDone = true) =>
  (await slices.run(userId, 'checklist.tick', { messageId, item, isDone })).message;

const revise = async (
  userId: string,
  messageId: string,
  change: { added?: string[]; reworded?: { place: number; text: string }[]; removed?: number[] },
) => (await slices.run(userId, 'checklist.revise', { messageId, ...change })).message;

const add = (userId: string, messageId: string, text: string) => revise(userId, messageId, { added: [text] });

describe('a checklist', () => {
  it('is ticked by anybody who may write, says by whom, and is announced', async () => {
    const message = await listed();
    expect(message.checklist).toEqual({ items: [{ text: 'Tag' }, { text: 'Tell' }] });
    const ticked = await tick(other, message.id, 1);
    expect(ticked.checklist?.items).toEqual([
      { text: 'Tag' },
      { text: 'Tell', doneBy: other, doneAt: expect.any(String) },
    ]);
    expect(slices.published.at(-1)).toMatchObject({
      type: 'checklist.updated',
      sequence: ticked.version,
      payload: { message: ticked },
    });
    // Who did it stays who did it.
    const before = slices.published.length;
    expect(await tick(author, message.id, 1)).toEqual(ticked);
    expect(slices.published).toHaveLength(before);
    expect((await tick(author, message.id, 1, false)).checklist).toEqual(message.checklist);
  });

  it('loses no tick of those that come at the same time', async () => {
    const message = await listed(Array.from({ length: limits.checklistItems }, (_, nth) => `Item ${nth}`));
    await Promise.all(
      (message.checklist?.items ?? []).map((_, item) => tick(item % 2 ? author : other, message.id, item)),
    );
    const { checklist } = await tick(author, message.id, 0, false);
    expect(checklist?.items.filter((item) => item.doneAt === undefined)).toHaveLength(1);
  });

  it('gets more items from its author, up to thirty, each once', async () => {
    const message = await listed(['Tag']);
    await tick(other, message.id, 0);
    const { checklist } = await add(author, message.id, ' Tell ');
    expect(checklist?.items).toEqual([expect.objectContaining({ doneBy: other }), { text: 'Tell' }]);
    expect(await refusalOf(add(other, message.id, 'Rest'))).toBe('forbidden');
    expect(await refusalOf(add(author, message.id, 'tell'))).toBe('invalid_input');
    const full = await listed(Array.from({ length: limits.checklistItems }, (_, nth) => `Item ${nth}`));
    expect(await refusalOf(add(author, full.id, 'One more'))).toBe('limit_reached');
  });

  it('is reworded and shortened by its author; what is ticked stays so, and a late tick hits nothing else', async () => {
    const message = await listed(['Tag', 'Tell', 'Rest']);
    await tick(other, message.id, 1);
    const change = { added: ['Thank'], reworded: [{ place: 1, text: 'Tell everybody' }], removed: [0] };
    expect(await refusalOf(revise(other, message.id, change))).toBe('forbidden');
    const { checklist } = await revise(author, message.id, change);
    expect(checklist?.items).toEqual([
      { text: '', isRemoved: true },
      { text: 'Tell everybody', doneBy: other, doneAt: expect.any(String) },
      { text: 'Rest' },
      { text: 'Thank' },
    ]);
    expect(await refusalOf(tick(other, message.id, 0))).toBe('list_changed');
    expect((await tick(other, message.id, 2)).checklist?.items[2]).toMatchObject({ doneBy: other });
    const all = revise(author, message.id, { removed: [1, 2, 3] });
    expect(await refusalOf(all)).toBe('invalid_input');
  });

  it('refuses what cannot be', async () => {
    const message = await listed();
    const { message: poll } = await slices.run(author, 'message.send', {
      ...{ channelId: place.generalId, clientMessageId: slices.ids.next(), text: 'Lunch?' },
      poll: { options: ['Yes', 'No'] },
    });
    expect(await refusalOf(tick(other, message.id, 2))).toBe('invalid_input');
    expect(await refusalOf(tick(other, poll.id, 0))).toBe('not_found');
    expect(await refusalOf(add(author, poll.id, 'Maybe'))).toBe('not_found');
    await slices.run(author, 'message.delete', { messageId: message.id });
    expect(await refusalOf(tick(other, message.id, 0))).toBe('message_deleted');
  });

  it('is shown to nobody who may not see it, also after they lost access, and ends with its channel', async () => {
    const create = { workspaceId: place.workspaceId, kind: 'private', name: 'inner' } as const;
    const { channel } = await slices.run(author, 'channel.create', { ...create, memberIds: [other] });
    const secret = await listed(['Keep quiet'], channel.id);
    await tick(other, secret.id, 0);
    expect(await refusalOf(tick(place.owner, secret.id, 0))).toBe('not_found');
    await slices.run(author, 'channel.removeMember', { channelId: channel.id, memberId: other });
    expect(await refusalOf(tick(other, secret.id, 0, false))).toBe('not_found');
    await slices.run(author, 'channel.archive', { channelId: channel.id });
    expect(await refusalOf(tick(author, secret.id, 0, false))).toBe('channel_archived');
    expect(await refusalOf(add(author, secret.id, 'More'))).toBe('channel_archived');
  });
});
