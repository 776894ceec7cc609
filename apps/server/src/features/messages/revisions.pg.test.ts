import { limits, messageRevisions } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { actorOf, refusalOf } from '../../../../../tests/support/slices.js';
import { startConversation } from '../../../../../tests/support/test-workspace.js';

let nowMs = Date.parse('2026-03-02T08:30:00.000Z');
const clock = {
  now: () => new Date(nowMs),
  advance(byMs: number) {
    nowMs += byMs;
  },
};
const { slices, place, author, other, said, tracesOf } = await startConversation({ clock });

const edit = (messageId: string, text: string) => slices.run(author, 'message.edit', { messageId, text });
const remove = (messageId: string, userId = author) => slices.run(userId, 'message.delete', { messageId });
const history = async (messageId: string, userId = other) =>
  (await slices.call(messageRevisions, { actor: actorOf(userId), params: { messageId } })).result.revisions;
const textsOf = async (messageId: string) => (await history(messageId)).map((one) => one.text);
const setRules = (
  change: { editWithinMs?: number | null; deleteWithinMs?: number | null; isHistoryVisible?: boolean } = {},
  userId = place.owner,
) =>
  slices.run(userId, 'workspace.setMessageRules', {
    workspaceId: place.workspaceId,
    ...{ editWithinMs: null, deleteWithinMs: null, isHistoryVisible: true },
    ...change,
  });

describe('the earlier texts of a message', () => {
  it('are kept with the time they were written, oldest first', async () => {
    const message = await said('one');
    clock.advance(60_000);
    const { message: second } = await edit(message.id, 'two');
    clock.advance(60_000);
    await edit(message.id, 'three');
    expect(await history(message.id)).toEqual([
      { version: message.version, text: 'one', writtenAt: message.createdAt },
      { version: second.version, text: 'two', writtenAt: second.editedAt },
    ]);
  });

  it('are none of a message nobody has edited, also after an edit to the same text', async () => {
    const message = await said('same');
    await edit(message.id, 'same');
    expect(await history(message.id)).toEqual([]);
  });

  it('are bounded: the oldest go', async () => {
    const message = await said('0');
    for (let nth = 1; nth <= limits.revisionsPerMessage + 3; nth += 1) await edit(message.id, String(nth));
    const texts = await textsOf(message.id);
    expect(texts).toHaveLength(limits.revisionsPerMessage);
    expect(texts[0]).toBe('3');
    expect(texts.at(-1)).toBe(String(limits.revisionsPerMessage + 2));
  });

  it('leave with the message: no table holds any of its texts', async () => {
    const texts = ['first-text-to-forget', 'second-text-to-forget', 'third-text-to-forget'];
    const message = await said(texts[0] as string);
    await edit(message.id, texts[1] as string);
    await edit(message.id, texts[2] as string);
    expect(await tracesOf(texts[0] as string)).toEqual(['message_revision']);
    await remove(message.id);
    for (const text of texts) expect(await tracesOf(text)).toEqual([]);
    expect(await history(message.id)).toEqual([]);
  });

  it('are for those who may see the message now', async () => {
    const { channel } = await slices.run(author, 'channel.create', {
      workspaceId: place.workspaceId,
      kind: 'private',
      name: 'canary',
      memberIds: [other],
    });
    const message = await said('the canary sang', channel.id);
    await edit(message.id, 'the canary is silent');
    expect(await textsOf(message.id)).toEqual(['the canary sang']);
    expect(await refusalOf(history(message.id, place.owner))).toBe('not_found');
    expect(await refusalOf(history(message.id, await slices.addAccount()))).toBe('not_found');
    expect(await refusalOf(history(slices.ids.next()))).toBe('not_found');
    await slices.run(other, 'channel.leave', { channelId: channel.id });
    expect(await refusalOf(history(message.id))).toBe('not_found');
  });

  it('are neither shown nor kept while the workspace does not want it', async () => {
    const message = await said('before');
    await edit(message.id, 'between');
    await setRules({ isHistoryVisible: false });
    expect(await refusalOf(history(message.id))).toBe('forbidden');
    await edit(message.id, 'after');
    await setRules();
    expect(await textsOf(message.id)).toEqual(['before']);
  });
});

describe('the windows of a workspace', () => {
  it('close for edits by the author', async () => {
    const message = await said('early');
    await setRules({ editWithinMs: 300_000 });
    clock.advance(299_999);
    await edit(message.id, 'just in time');
    clock.advance(1);
    expect(await refusalOf(edit(message.id, 'late'))).toBe('edit_window_over');
    await setRules({ editWithinMs: 0 });
    expect(await refusalOf(edit((await said('new')).id, 'newer'))).toBe('edit_window_over');
    await setRules();
    await edit(message.id, 'open again');
  });

  it('close for deletion by the author, but not by owners and admins', async () => {
    const [first, second] = [await said('mine'), await said('theirs')];
    await setRules({ deleteWithinMs: 300_000 });
    await remove(first.id);
    clock.advance(300_000);
    expect(await refusalOf(remove(second.id))).toBe('delete_window_over');
    // Done already: a repeat after a lost answer is told so.
    await remove(first.id);
    await remove(second.id, await place.addMember('admin'));
    await setRules();
  });

  it('do not wait for each other, nor make an edit fail that may be', async () => {
    const message = await said('hot');
    const work = Array.from({ length: 9 }, (_, nth) =>
      nth % 3 === 0 ? setRules({ deleteWithinMs: nth * 1_000 }) : edit(message.id, `hot ${nth}`),
    );
    await Promise.all(work);
    await setRules();
  });

  it('hold for whatever begins after they were acknowledged', async () => {
    const messages = await Promise.all(Array.from({ length: 4 }, () => said('race')));
    let isSet = false;
    const editing = messages.map(async ({ id }) => {
      for (let nth = 0; nth < 6; nth += 1) {
        const mustFail = isSet;
        const outcome = await edit(id, `race ${nth}`).then(
          () => 'done',
          (error: Error) => error.message,
        );
        if (mustFail) expect(outcome).toBe('edit_window_over');
      }
    });
    await setRules({ editWithinMs: 0 });
    isSet = true;
    await Promise.all(editing);
    await setRules();
  });
});

describe('setting the rules', () => {
  it('is for owners and admins, and announced to the workspace', async () => {
    expect(await refusalOf(setRules({ editWithinMs: 1 }, author))).toBe('forbidden');
    expect(await refusalOf(setRules({ editWithinMs: 1 }, await slices.addAccount()))).toBe('not_found');
    const { messageRules } = await setRules({ editWithinMs: 31_536_000_000 });
    expect(messageRules).toMatchObject({ editWithinMs: 31_536_000_000, deleteWithinMs: null });
    expect(slices.published.at(-1)).toMatchObject({
      type: 'workspace.messageRulesUpdated',
      stream: `workspace:${place.workspaceId}`,
      sequence: messageRules.version,
      payload: { workspaceId: place.workspaceId, messageRules },
    });
    const before = slices.published.length;
    await setRules({ editWithinMs: 31_536_000_000 });
    expect(slices.published).toHaveLength(before);
    await setRules();
  });
});
