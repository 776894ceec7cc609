import {
  channelStream,
  type Message,
  mentionOfUser,
  messageHistory,
  threadList,
  threadReplies,
  type UserId,
  userStream,
} from '@parley/protocol';
import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { actorOf, refusalOf } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';

const { slices, place } = await startTestWorkspace();
const [anna, ben, carl] = [await place.addMember(), await place.addMember(), await place.addMember()];

interface Said {
  readonly root?: Message;
  readonly alsoInChannel?: boolean;
  readonly channelId?: string;
  readonly clientMessageId?: string;
}

async function say(author: UserId, text: string, said: Said = {}): Promise<Message> {
  const payload = {
    channelId: said.channelId ?? said.root?.channelId ?? place.generalId,
    clientMessageId: said.clientMessageId ?? slices.ids.next(),
    text,
    ...(said.root && { threadRootId: said.root.id }),
    ...(said.alsoInChannel && { alsoInChannel: true }),
  };
  return (await slices.run(author, 'message.send', payload)).message;
}

async function rootNow(root: Message): Promise<Message> {
  const { result } = await slices.call(threadReplies, { actor: actorOf(anna), params: { rootId: root.id } });
  return result.root;
}

const followed = (userId: UserId) => slices.messages.followed(slices.postgres, userId, place.workspaceId);
const threadOf = async (userId: UserId, root: Message) =>
  (await followed(userId)).find((thread) => thread.rootId === root.id);

describe('a reply', () => {
  it('stands in the stream of its channel like any message, followed by what its root says now', async () => {
    const root = await say(anna, 'Who brings cake?');
    const reply = await say(ben, 'I do', { root });
    expect(reply).toMatchObject({ threadRootId: root.id, sequence: root.sequence + 1 });
    expect(reply).not.toHaveProperty('alsoInChannel');
    const { events } = await slices.log.read(channelStream(place.generalId), root.sequence, 10);
    expect(events.map(({ type, reference }) => ({ type, reference }))).toEqual([
      { type: 'message.created', reference: reply.id },
      { type: 'thread.updated', reference: root.id },
    ]);
    expect((await rootNow(root)).thread).toEqual({
      replyCount: 1,
      lastReplyAt: reply.createdAt,
      participantIds: [ben],
    });
  });

  it('is in its thread, and in the main line only when it is sent there as well', async () => {
    const root = await say(anna, 'Lunch?');
    const hidden = await say(ben, 'In the thread', { root });
    const shown = await say(carl, 'For everybody', { root, alsoInChannel: true });
    const history = await slices.call(messageHistory, {
      actor: actorOf(anna),
      params: { channelId: place.generalId },
      query: { after: root.sequence },
    });
    expect(history.result.messages.map(({ id }) => id)).toEqual([shown.id]);
    const thread = await slices.call(threadReplies, { actor: actorOf(anna), params: { rootId: root.id } });
    expect(thread.result.messages.map(({ id }) => id)).toEqual([hidden.id, shown.id]);
  });

  it('counts for the channel only when it stands in its main line, and so do its mentions', async () => {
    const reader = await place.addMember();
    const root = await say(anna, 'Numbers');
    await say(ben, `${mentionOfUser(reader)} in the thread`, { root });
    const shown = await say(ben, `${mentionOfUser(reader)} in both`, { root, alsoInChannel: true });
    const state = await slices.channels.reading.readState(slices.postgres, place.generalId, reader);
    expect(state?.unread.sequences).toEqual([root.sequence, shown.sequence]);
    expect(state?.mentions.sequences).toEqual([shown.sequence]);
  });

  it('[R-SEND-3] sent again is the same reply, and burns no number', async () => {
    const root = await say(anna, 'Once');
    const clientMessageId = slices.ids.next();
    const [first, second] = await Promise.all([
      say(ben, 'Only once', { root, clientMessageId }),
      say(ben, 'Only once', { root, clientMessageId }),
    ]);
    expect(second).toEqual(first);
    expect((await rootNow(root)).thread?.replyCount).toBe(1);
    expect(await refusalOf(say(ben, 'Something else', { root, clientMessageId }))).toBe(
      'idempotency_conflict',
    );
    expect(await refusalOf(say(ben, 'Only once', { clientMessageId }))).toBe('idempotency_conflict');
    const next = await say(ben, 'Next');
    expect(next.sequence).toBe(first.sequence + 2);
  });

  it('is refused to another reply, to what is gone, elsewhere, and where nothing can be written', async () => {
    const root = await say(anna, 'Root');
    const reply = await say(ben, 'Reply', { root });
    expect(await refusalOf(say(carl, 'Deeper', { root: reply }))).toBe('thread_nested');
    const channel = (
      await slices.run(anna, 'channel.create', {
        workspaceId: place.workspaceId,
        kind: 'private',
        name: 'walled',
      })
    ).channel;
    expect(await refusalOf(say(anna, 'Elsewhere', { root, channelId: channel.id }))).toBe('not_found');
    const secret = await say(anna, 'Secret', { channelId: channel.id });
    expect(await refusalOf(say(ben, 'May I?', { root: secret }))).toBe('not_found');
    await slices.run(anna, 'message.delete', { messageId: root.id });
    expect(await refusalOf(say(carl, 'Too late', { root }))).toBe('message_deleted');
    await slices.run(anna, 'channel.archive', { channelId: channel.id });
    expect(await refusalOf(say(anna, 'Too late', { root: secret }))).toBe('channel_archived');
  });

  it('leaves its thread when it is deleted: the root says what is left', async () => {
    const root = await say(anna, 'Count us');
    const first = await say(ben, 'One', { root });
    const second = await say(carl, 'Two', { root });
    expect((await rootNow(root)).thread?.participantIds).toEqual([carl, ben]);
    await slices.run(carl, 'message.delete', { messageId: second.id });
    expect((await rootNow(root)).thread).toEqual({
      replyCount: 1,
      lastReplyAt: first.createdAt,
      participantIds: [ben],
    });
    await slices.run(ben, 'message.delete', { messageId: first.id });
    expect(await rootNow(root)).not.toHaveProperty('thread');
  });

  it('keeps its order and its root exact when many come at once', async () => {
    const root = await say(anna, 'All at once');
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, nth) => say(nth % 2 ? ben : carl, `Reply ${nth}`, { root })),
    );
    const sequences = replies.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    expect((await rootNow(root)).thread).toMatchObject({ replyCount: 12, participantIds: [ben, carl] });
  });
});

describe('following', () => {
  it('comes with replying, with being mentioned, and with being answered, each told once', async () => {
    const bystander = await place.addMember();
    const root = await say(anna, 'Question');
    const reply = await say(ben, `What says ${mentionOfUser(carl)}?`, { root });
    expect(await threadOf(ben, root)).toMatchObject({
      lastReadSequence: reply.sequence,
      unread: { sequences: [] },
    });
    for (const [userId, mentions] of [
      [anna, []],
      [carl, [reply.sequence]],
    ] as const)
      expect(await threadOf(userId, root)).toMatchObject({
        unread: { sequences: [reply.sequence], hasMore: false },
        mentions: { sequences: mentions },
      });
    expect(await threadOf(bystander, root)).toBeUndefined();
    await say(ben, `And ${mentionOfUser(carl)}?`, { root });
    const told = slices.published.filter(
      ({ type, payload }) =>
        type === 'thread.followed' && (payload as { thread: { rootId: string } }).thread.rootId === root.id,
    );
    expect(told.map(({ stream }) => stream).sort()).toEqual([anna, ben, carl].map(userStream).sort());
  });

  it('can be chosen and ended without a reply', async () => {
    const root = await say(anna, 'Interesting');
    await slices.run(carl, 'thread.follow', { rootId: root.id });
    const reply = await say(ben, 'Indeed', { root });
    expect(await threadOf(carl, root)).toMatchObject({ unread: { sequences: [reply.sequence] } });
    await slices.run(carl, 'thread.unfollow', { rootId: root.id });
    expect(await threadOf(carl, root)).toBeUndefined();
    expect(await refusalOf(slices.run(carl, 'thread.follow', { rootId: reply.id }))).toBe('thread_nested');
  });

  it('moves the marker forward only, at most to the head', async () => {
    const root = await say(anna, 'Read me');
    const first = await say(ben, 'One', { root });
    const mark = (sequence: number) => slices.run(anna, 'thread.markRead', { rootId: root.id, sequence });
    expect((await mark(first.sequence)).lastReadSequence).toBe(first.sequence);
    expect((await mark(first.sequence - 1)).lastReadSequence).toBe(first.sequence);
    expect((await mark(first.sequence + 1_000)).lastReadSequence).toBe(first.sequence + 1);
    expect((await threadOf(anna, root))?.unread.sequences).toEqual([]);
  });

  it('goes back with what is unread then, and every move has a later version', async () => {
    const root = await say(anna, 'Read me twice');
    const first = await say(ben, `One, ${mentionOfUser(anna)}`, { root });
    const second = await say(ben, 'Two', { root });
    const at = { rootId: root.id };
    const read = await slices.run(anna, 'thread.markRead', { ...at, sequence: second.sequence });
    const back = await slices.run(anna, 'thread.markUnread', { ...at, sequence: first.sequence });
    const list = (...sequences: number[]) => ({ sequences, hasMore: false });
    const recount = {
      head: second.sequence + 1,
      unread: list(first.sequence, second.sequence),
      mentions: list(first.sequence),
    };
    const moved = { channelId: place.generalId, lastReadSequence: first.sequence - 1 };
    expect(back).toEqual({ ...moved, markerVersion: (read.markerVersion ?? 0) + 1, recount });
    expect(slices.published.at(-1)).toMatchObject({
      stream: userStream(anna),
      sequence: back.markerVersion,
      type: 'thread.read',
      payload: { ...moved, ...at, recount },
    });
    const { head: _, ...lists } = recount;
    const { markerVersion } = back;
    expect(await threadOf(anna, root)).toMatchObject({ ...lists, markerVersion });
    const before = slices.published.length;
    await slices.run(anna, 'thread.markUnread', { ...at, sequence: first.sequence });
    expect(await slices.run(carl, 'thread.markUnread', { ...at, sequence: 1 })).toEqual({
      channelId: place.generalId,
      lastReadSequence: 0,
    });
    expect(slices.published).toHaveLength(before);
  });

  it('of a reply to whole groups takes as many statements as of a reply to one person', async () => {
    const people: UserId[] = [];
    for (let nth = 0; nth < 60; nth += 1) people.push(await place.addMember());
    const groupOf = async (memberIds: UserId[]) => {
      const payload = { workspaceId: place.workspaceId, name: `g${slices.ids.next().slice(-8)}`, memberIds };
      return (await slices.run(place.owner, 'group.create', payload)).group.id;
    };
    const groups = [await groupOf(people.slice(0, 30)), await groupOf(people.slice(20))];
    const root = await say(anna, 'Who is in?');
    await say(ben, 'I am', { root });
    const statementsOf = async (text: string) => {
      const seen = vi.spyOn(pg.Client.prototype, 'query');
      await say(ben, text, { root });
      const count = seen.mock.calls.length;
      seen.mockRestore();
      return count;
    };
    const one = await statementsOf(mentionOfUser(carl));
    const many = await statementsOf(groups.map((id) => `<!group:${id}>`).join(' '));
    expect(one).toBeGreaterThan(5);
    // Beside them, the groups are looked up.
    expect(many).toBeLessThanOrEqual(one + 1);
    for (const userId of people)
      expect(await threadOf(userId, root)).toMatchObject({ mentions: { sequences: [expect.any(Number)] } });
  });

  it('lets go of the oldest when there are too many', async () => {
    const reader = await place.addMember();
    const root = await say(anna, 'The newest');
    await slices.postgres.pool.query(
      `INSERT INTO thread_follow (user_id, root_id, channel_id, joined_sequence, last_read_sequence)
       SELECT $1, ('00000000-0000-7000-8000-' || lpad(nth::text, 12, '0'))::uuid, $2,
              (SELECT joined_sequence FROM channel_member WHERE user_id = $1 AND channel_id = $2), 0
       FROM generate_series(1, 500) nth`,
      [reader, place.generalId],
    );
    await slices.run(reader, 'thread.follow', { rootId: root.id });
    const told = slices.published.findLast(({ type }) => type === 'thread.followed');
    expect(told?.payload).toMatchObject({ letGo: [{ rootId: '00000000-0000-7000-8000-000000000001' }] });
    expect(await followed(reader)).toHaveLength(500);
  });
});

describe('a canary', () => {
  it('is never shown to somebody who lost access: neither by following nor after coming back', async () => {
    const { channel } = await slices.run(anna, 'channel.create', {
      workspaceId: place.workspaceId,
      kind: 'private',
      name: 'canary',
      memberIds: [ben],
    });
    const root = await say(anna, 'Root', { channelId: channel.id });
    await say(ben, 'I follow', { root });
    const listed = async () =>
      JSON.stringify(
        (
          await slices.call(threadList, {
            actor: actorOf(ben),
            params: { workspaceId: place.workspaceId },
          })
        ).result,
      );
    expect(await listed()).toContain(root.id);
    await slices.run(anna, 'channel.removeMember', { channelId: channel.id, memberId: ben });
    await say(anna, `Canary for ${mentionOfUser(ben)}`, { root });
    expect(await listed()).not.toContain(root.id);
    expect(await threadOf(ben, root)).toBeUndefined();
    const marked = { rootId: root.id, sequence: 1 };
    expect(await refusalOf(slices.run(ben, 'thread.markUnread', marked))).toBe('not_found');
    const draft = { channelId: channel.id, threadRootId: root.id, text: 'Half' };
    expect(await refusalOf(slices.run(ben, 'draft.set', draft))).toBe('not_found');
    for (const type of ['thread.follow', 'thread.unfollow'] as const)
      expect(await refusalOf(slices.run(ben, type, { rootId: root.id }))).toBe('not_found');
    expect(
      await refusalOf(slices.call(threadReplies, { actor: actorOf(ben), params: { rootId: root.id } })),
    ).toBe('not_found');
    await slices.run(anna, 'channel.addMembers', { channelId: channel.id, memberIds: [ben] });
    expect(await threadOf(ben, root)).toBeUndefined();
    await say(ben, 'I follow again', { root });
    expect(await threadOf(ben, root)).toMatchObject({ unread: { sequences: [] } });
  });
});

it('the list of threads has the newest reply first, page by page', async () => {
  const reader = await place.addMember();
  const roots: Message[] = [];
  for (let nth = 0; nth < 22; nth += 1) {
    const root = await say(anna, `Root ${nth}`);
    await say(reader, `Reply ${nth}`, { root });
    roots.unshift(root);
  }
  const ask = (query: object) =>
    slices.call(threadList, { actor: actorOf(reader), params: { workspaceId: place.workspaceId }, query });
  const { result: first } = await ask({});
  expect(first.threads.map(({ root }) => root.id)).toEqual(roots.slice(0, 20).map(({ id }) => id));
  expect(first.threads[0]?.replies.map(({ text }) => text)).toEqual(['Reply 21']);
  const last = first.threads.at(-1)?.root;
  const { result: second } = await ask({ beforeAt: last?.thread?.lastReplyAt, beforeId: last?.id });
  expect(second.threads.map(({ root }) => root.id)).toEqual(roots.slice(20).map(({ id }) => id));
  expect(second.hasMore).toBe(false);
});

it('[R-HIST-2] replies are read before, after and around a sequence', async () => {
  const root = await say(anna, 'Counting');
  const replies: Message[] = [];
  for (let nth = 1; nth <= 9; nth += 1) replies.push(await say(ben, `${nth}`, { root }));
  const page = async (query: object) => {
    const asked = { actor: actorOf(anna), params: { rootId: root.id }, query: { ...query, limit: 4 } };
    const { messages, hasMoreBefore, hasMoreAfter } = (await slices.call(threadReplies, asked)).result;
    return [messages.map(({ text }) => text).join(''), hasMoreBefore, hasMoreAfter];
  };
  const at = (nth: number) => replies[nth - 1]?.sequence;
  expect(await page({})).toEqual(['6789', true, false]);
  expect(await page({ around: at(5) })).toEqual(['3456', true, true]);
  expect(await page({ around: at(9) })).toEqual(['789', true, false]);
  expect(await page({ after: at(5) })).toEqual(['6789', true, false]);
  expect(await page({ before: at(3) })).toEqual(['12', false, true]);
});

it('the list of threads tells of those with something new alone, if it is asked for them', async () => {
  const reader = await place.addMember();
  const [first, second] = [await say(reader, 'First'), await say(reader, 'Second')];
  for (const root of [first, second]) await say(anna, `To ${root.text}`, { root });
  const unread = async () => {
    const asked = { actor: actorOf(reader), params: { workspaceId: place.workspaceId } };
    const { result } = await slices.call(threadList, { ...asked, query: { only: 'unread' } });
    return result.threads.map(({ root }) => root.text);
  };
  expect(await unread()).toEqual(['Second', 'First']);
  const last = await say(anna, 'Once more', { root: second });
  await slices.run(reader, 'thread.markRead', { rootId: second.id, sequence: last.sequence });
  expect(await unread()).toEqual(['First']);
  await say(reader, 'My own', { root: second });
  const gone = await say(anna, 'Soon gone', { root: second });
  await slices.run(anna, 'message.delete', { messageId: gone.id });
  expect(await unread()).toEqual(['First']);
});
