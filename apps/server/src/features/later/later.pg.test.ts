import { limits, type Message, messagePreviews, placesAsQuery, userStream } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { actorOf, refusalOf } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';

const clock = { atMs: Date.parse('2026-03-02T09:00:00.000Z'), now: () => new Date(clock.atMs) };
const inMinutes = (minutes: number) => new Date(clock.atMs + minutes * 60_000).toISOString();

const { slices, place } = await startTestWorkspace({ clock });
const me = await place.addMember();

const kept = () => slices.later.read(slices.postgres, me, place.workspaceId);

async function privateMessage(text: string) {
  const name = `p-${slices.ids.next()}`;
  const { channel } = await slices.run(place.owner, 'channel.create', {
    workspaceId: place.workspaceId,
    kind: 'private',
    name,
    memberIds: [me],
  });
  const payload = { channelId: channel.id, clientMessageId: slices.ids.next(), text };
  const { message } = await slices.run(place.owner, 'message.send', payload);
  return { channelId: channel.id, message };
}

/** The texts of these messages, as far as the person may read them now. */
async function textsFor(userId: string, ...messages: Message[]): Promise<string[]> {
  const query = { of: placesAsQuery(messages) };
  const { result } = await slices.call(messagePreviews, { actor: actorOf(userId), query });
  return result.previews.map((one) => one.text);
}

describe('saved messages', () => {
  it('are kept with a state, told to the person alone, and let go of', async () => {
    const { message } = await privateMessage('Remember this');
    const before = slices.published.length;
    const { saved } = await slices.run(me, 'message.save', { messageId: message.id });
    expect(saved).toMatchObject({ messageId: message.id, state: 'open', sequence: message.sequence });
    await slices.run(me, 'message.save', { messageId: message.id });
    await slices.run(me, 'message.save', { messageId: message.id, state: 'done' });
    expect((await kept())?.saved).toEqual([
      { ...saved, state: 'done', version: expect.any(Number) as number },
    ]);
    await slices.run(me, 'message.unsave', { messageId: message.id });
    await slices.run(me, 'message.unsave', { messageId: message.id });
    expect((await kept())?.saved ?? []).toEqual([]);
    const told = slices.published.slice(before);
    expect(told.map((event) => [event.stream, event.type])).toEqual([
      [userStream(me), 'message.saved'],
      [userStream(me), 'message.saved'],
      [userStream(me), 'message.unsaved'],
    ]);
  });

  it('[G6] show nothing of a message to somebody who has lost the channel', async () => {
    const { channelId, message } = await privateMessage('canary, for members only');
    await slices.run(me, 'message.save', { messageId: message.id });
    const dueAt = inMinutes(5);
    await slices.run(me, 'reminder.create', {
      ...{ workspaceId: place.workspaceId, messageId: message.id, dueAt, timeZone: 'UTC' },
    });
    expect(await textsFor(me, message)).toEqual([message.text]);
    await slices.run(place.owner, 'channel.removeMember', { channelId, memberId: me });
    const marker = slices.published.length;
    clock.atMs += 5 * 60_000;
    await slices.later.dueWork.runOnce();
    expect(await textsFor(me, message)).toEqual([]);
    const seen = JSON.stringify([await kept(), slices.published.slice(marker)]);
    expect(seen).toContain(message.id);
    expect(seen).not.toContain('canary');
    expect(await refusalOf(slices.run(me, 'message.save', { messageId: message.id, state: 'done' }))).toBe(
      'not_found',
    );
    const stranger = await slices.addAccount();
    expect(await textsFor(stranger, message)).toEqual([]);
  });

  it('cannot be of a message that is gone, and know what became of one since', async () => {
    const { message } = await privateMessage('Soon gone');
    await slices.run(me, 'message.save', { messageId: message.id });
    await slices.run(place.owner, 'message.delete', { messageId: message.id });
    expect(await textsFor(me, message)).toEqual([]);
    const again = slices.run(me, 'reminder.create', {
      ...{ workspaceId: place.workspaceId, messageId: message.id, dueAt: inMinutes(5), timeZone: 'UTC' },
    });
    expect(await refusalOf(again)).toBe('message_deleted');
  });
});

describe('drafts', () => {
  it('are what was written last, and nothing when they are empty', async () => {
    const at = { channelId: place.generalId };
    const set = (text: string) => slices.run(me, 'draft.set', { ...at, text });
    expect(await set('')).toEqual({ draft: null });
    await set('canary one');
    const { draft } = await set('canary two');
    expect(await set('canary two')).toEqual({ draft });
    expect((await kept())?.drafts).toEqual([draft]);
    const other = await slices.later.read(slices.postgres, place.owner, place.workspaceId);
    expect(other?.drafts ?? []).toEqual([]);
    await set('');
    expect((await kept())?.drafts ?? []).toEqual([]);
    for (const table of ['draft', 'stream_event', 'command_receipt']) {
      const text = `SELECT 1 FROM ${table} t WHERE strpos(t::text, 'canary') > 0`;
      expect((await slices.postgres.pool.query(text)).rowCount, table).toBe(0);
    }
  });

  it('are replayed as what they are now', async () => {
    const { draft } = await slices.run(me, 'draft.set', {
      channelId: place.generalId,
      text: 'half a thought',
    });
    const { events } = await slices.log.read(userStream(me), (draft?.version ?? 1) - 1, 1);
    const reference = events[0]?.reference ?? '';
    expect(events[0]?.payload).toBeNull();
    const payloads = await slices.later.hydrators['draft.changed']?.([reference]);
    expect(payloads?.get(reference)).toEqual({ draft });
  });

  it('of a thread stand beside the one of its channel', async () => {
    const { channelId, message } = await privateMessage('Who brings cake?');
    const thread = { channelId, threadRootId: message.id };
    await slices.run(me, 'draft.set', { channelId, text: 'In the channel' });
    const { draft } = await slices.run(me, 'draft.set', { ...thread, text: 'In the thread' });
    expect(draft).toMatchObject(thread);
    const texts = async () =>
      (await kept())?.drafts.filter((one) => one.channelId === channelId).map(({ text }) => text);
    expect((await texts())?.sort()).toEqual(['In the channel', 'In the thread']);
    await slices.run(me, 'draft.set', { ...thread, text: '' });
    expect(await texts()).toEqual(['In the channel']);
    const elsewhere = { channelId: place.generalId, threadRootId: message.id, text: 'x' };
    expect(await refusalOf(slices.run(me, 'draft.set', elsewhere))).toBe('not_found');
    await slices.run(place.owner, 'message.delete', { messageId: message.id });
    expect(await refusalOf(slices.run(me, 'draft.set', { ...thread, text: 'x' }))).toBe('message_deleted');
  });

  it('are not kept where one may not write; old ones can be thrown away', async () => {
    const { channelId } = await privateMessage('x');
    await slices.run(me, 'draft.set', { channelId, text: 'half' });
    await slices.run(place.owner, 'channel.removeMember', { channelId, memberId: me });
    expect(await refusalOf(slices.run(me, 'draft.set', { channelId, text: 'more' }))).toBe('not_found');
    expect(await slices.run(me, 'draft.set', { channelId, text: '' })).toMatchObject({ draft: { text: '' } });
  });
});

describe('reminders', () => {
  const words = (dueAt: string) => ({
    ...{ workspaceId: place.workspaceId, text: 'Water the ferns', dueAt, timeZone: 'Europe/Berlin' },
  });

  it('become due at their time, once, are moved, and end', async () => {
    const { reminder } = await slices.run(me, 'reminder.create', words(inMinutes(20)));
    const state = async () => (await kept())?.reminders.find((one) => one.id === reminder.id)?.state;
    await slices.later.dueWork.runOnce();
    expect(await state()).toBe('waiting');
    clock.atMs += 20 * 60_000;
    const before = slices.published.length;
    await slices.later.dueWork.runOnce();
    await slices.later.dueWork.runOnce();
    expect(await state()).toBe('due');
    expect(slices.published.slice(before)).toMatchObject([
      { type: 'reminder.changed', stream: userStream(me), payload: { reminder: { state: 'due' } } },
    ]);
    const again = { reminderId: reminder.id, dueAt: inMinutes(5), timeZone: 'UTC' };
    await slices.run(me, 'reminder.snooze', again);
    expect(await state()).toBe('waiting');
    await slices.run(me, 'reminder.complete', { reminderId: reminder.id });
    expect(await state()).toBeUndefined();
    expect(await refusalOf(slices.run(me, 'reminder.snooze', again))).toBe('not_found');
  });

  it('are not made for the past, for others, or without end', async () => {
    expect(await refusalOf(slices.run(me, 'reminder.create', words(inMinutes(0))))).toBe('time_past');
    const elsewhere = await slices.addAccount();
    expect(await refusalOf(slices.run(elsewhere, 'reminder.create', words(inMinutes(1))))).toBe('not_found');
    const busy = await place.addMember();
    await slices.postgres.pool.query(
      `INSERT INTO reminder (id, user_id, workspace_id, text, due_at, time_zone, state, created_at, changed_at, version)
       SELECT gen_random_uuid(), $1, $2, 'x', '2040-01-01', 'UTC', 'waiting', now(), now(), nth
       FROM generate_series(1, $3::int) AS nth`,
      [busy, place.workspaceId, limits.remindersPerMember],
    );
    expect(await refusalOf(slices.run(busy, 'reminder.create', words(inMinutes(1))))).toBe('limit_reached');
  });

  it('a repeat of the command makes no second one', async () => {
    const commandId = slices.ids.next();
    const first = await slices.run(me, 'reminder.create', words(inMinutes(30)), commandId);
    clock.atMs += 60 * 60_000;
    // The same moment, which has passed by now.
    const second = await slices.run(me, 'reminder.create', words(inMinutes(-30)), commandId);
    expect(second.reminder).toMatchObject({ id: first.reminder.id });
    await slices.later.dueWork.runOnce();
  });
});

it('what is over is dropped once the log cannot name it any more', async () => {
  const payload = { workspaceId: place.workspaceId, text: 'Over', dueAt: inMinutes(1), timeZone: 'UTC' };
  const { reminder } = await slices.run(me, 'reminder.create', payload);
  await slices.run(me, 'reminder.complete', { reminderId: reminder.id });
  const isThere = async () =>
    (await slices.postgres.pool.query('SELECT 1 FROM reminder WHERE id = $1', [reminder.id])).rowCount === 1;
  clock.atMs += 29 * 86_400_000;
  await slices.later.dueWork.runOnce();
  expect(await isThere()).toBe(true);
  clock.atMs += 2 * 86_400_000;
  await slices.later.dueWork.runOnce();
  expect(await isThere()).toBe(false);
});
