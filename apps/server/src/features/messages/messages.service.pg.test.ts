import { mentionOfUser } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/slices.js';
import { startConversation } from '../../../../../tests/support/test-workspace.js';

const { slices, place, author, other, said, tracesOf } = await startConversation();

async function mentionedIn(sequence: number): Promise<string[]> {
  const { rows } = await slices.postgres.pool.query<{ user_id: string }>(
    'SELECT user_id FROM mention WHERE channel_id = $1 AND sequence = $2 ORDER BY user_id',
    [place.generalId, sequence],
  );
  return rows.map((row) => row.user_id);
}

describe('editing', () => {
  it('changes the text in place and announces it', async () => {
    const message = await said('Frist');
    const edited = await slices.run(author, 'message.edit', { messageId: message.id, text: 'First' });
    expect(edited.message).toEqual({
      ...message,
      text: 'First',
      version: edited.message.version,
      editedAt: edited.message.editedAt,
    });
    expect(edited.message.version).toBeGreaterThan(message.version);
    expect(slices.published.at(-1)).toMatchObject({
      type: 'message.edited',
      stream: `channel:${place.generalId}`,
      sequence: edited.message.version,
      payload: { message: edited.message },
    });
    const { events } = await slices.log.read(`channel:${place.generalId}`, edited.message.version - 1, 1);
    expect(events[0]).toMatchObject({ type: 'message.edited', payload: null, reference: message.id });
  });

  it('to the same text is no event', async () => {
    const message = await said('Same');
    const before = slices.published.length;
    const edited = await slices.run(author, 'message.edit', { messageId: message.id, text: 'Same' });
    expect(edited.message).toEqual(message);
    expect(slices.published).toHaveLength(before);
  });

  it('moves the badges', async () => {
    const message = await said(mentionOfUser(other));
    expect(await mentionedIn(message.sequence)).toEqual([other]);
    const text = `${mentionOfUser(place.owner)} ${mentionOfUser(author)}`;
    const edited = await slices.run(author, 'message.edit', { messageId: message.id, text });
    expect(edited.message.mentions).toEqual([place.owner, author]);
    expect(await mentionedIn(message.sequence)).toEqual([place.owner]);
  });

  it('[R-SEND-3] repeated late does not undo a newer edit', async () => {
    const message = await said('1');
    const commandId = slices.ids.next();
    const edit = (text: string, id?: string) =>
      slices.run(author, 'message.edit', { messageId: message.id, text }, id);
    await edit('2', commandId);
    await edit('3');
    expect((await edit('2', commandId)).message.text).toBe('3');
  });

  it('is refused to others, for deleted messages, in archived channels and without membership', async () => {
    const message = await said('Mine');
    const edit = (userId: string, messageId = message.id) =>
      refusalOf(slices.run(userId, 'message.edit', { messageId, text: 'Changed' }));
    expect(await edit(other)).toBe('forbidden');
    expect(await edit(place.owner)).toBe('forbidden');
    expect(await edit(await slices.addAccount())).toBe('not_found');
    expect(await edit(author, slices.ids.next())).toBe('not_found');
    await slices.run(author, 'message.delete', { messageId: message.id });
    expect(await edit(author)).toBe('message_deleted');

    const { channel } = await slices.run(author, 'channel.create', {
      workspaceId: place.workspaceId,
      kind: 'public',
      name: 'short-lived',
    });
    const inside = await said('Inside', channel.id);
    await slices.run(author, 'channel.leave', { channelId: channel.id });
    expect(await edit(author, inside.id)).toBe('forbidden');
    await slices.run(author, 'channel.join', { channelId: channel.id });
    await slices.run(author, 'channel.archive', { channelId: channel.id });
    expect(await edit(author, inside.id)).toBe('channel_archived');
  });
});

describe('deleting', () => {
  it('leaves a tombstone and no trace of the text, also none of its edits', async () => {
    const [first, second] = ['a-text-to-forget', 'an-edit-to-forget'];
    const message = await said(`${first} ${mentionOfUser(other)}`);
    await slices.run(author, 'message.edit', { messageId: message.id, text: second });
    expect(await tracesOf(second)).toEqual(['message']);
    const { message: gone } = await slices.run(author, 'message.delete', { messageId: message.id });
    expect(gone).toMatchObject({ id: message.id, sequence: message.sequence, text: '', mentions: [] });
    expect(gone.deletedAt).not.toBeNull();
    expect(await tracesOf(first)).toEqual([]);
    expect(await tracesOf(second)).toEqual([]);
    expect(await mentionedIn(message.sequence)).toEqual([]);
  });

  it('twice is the same as once', async () => {
    const message = await said('Twice');
    const once = await slices.run(author, 'message.delete', { messageId: message.id });
    const before = slices.published.length;
    expect(await slices.run(author, 'message.delete', { messageId: message.id })).toEqual(once);
    expect(slices.published).toHaveLength(before);
  });

  it('is for the author, owners and admins', async () => {
    const admin = await place.addMember('admin');
    const remove = async (userId: string) => {
      const message = await said('Somebody minds');
      return slices.run(userId, 'message.delete', { messageId: message.id });
    };
    expect(await refusalOf(remove(other))).toBe('forbidden');
    expect(await refusalOf(remove(await slices.addAccount()))).toBe('not_found');
    await remove(place.owner);
    await remove(admin);
  });

  it('makes the log tell of the tombstone only', async () => {
    const message = await said('Gone soon');
    const { message: gone } = await slices.run(author, 'message.delete', { messageId: message.id });
    const payloads = await slices.messages.hydrators['message.created']?.([message.id]);
    expect(payloads?.get(message.id)).toEqual({ message: gone });
  });
});
