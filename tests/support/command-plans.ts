import { type CommandType, catalogue } from '@parley/protocol';
import type { FilledDatabase } from './filled-database.js';
import { startSlices } from './slices.js';

type Slices = Awaited<ReturnType<typeof startSlices>>;
type Run = Slices['run'];

/** All that a connection runs is explained to it, whoever wrote it: Prisma's statements have no names. */
const explaining = [
  'session_preload_libraries=auto_explain',
  'auto_explain.log_min_duration=0',
  'auto_explain.log_nested_statements=on',
  'client_min_messages=log',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

const idOf = (kind: number, nth: number) =>
  `00000000-0000-7000-800${kind}-${nth.toString(16).padStart(12, '0')}`;
const [person, channel, message] = [1, 2, 3].map((kind) => (nth: number) => idOf(kind, nth)) as [
  (nth: number) => string,
  (nth: number) => string,
  (nth: number) => string,
];
const dueAt = new Date(Date.now() + 86_400_000).toISOString();

/** Runs every command there is on a filled database; the plans of what they ran, with the statements. */
export async function plansOfCommands(filled: FilledDatabase) {
  const database = { ...filled, options: explaining };
  const slices = await startSlices({ database });
  const plans: string[] = [];
  const heard = new WeakSet<object>();
  slices.postgres.pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('notice', ({ message: text = '' }) => {
      if (text.includes('plan:')) plans.push(text);
    });
  });
  const done = new Set<CommandType>();
  await runAll(slices, (userId, type, payload) => {
    done.add(type);
    return slices.run(userId, type, payload);
  });
  const missing = Object.keys(catalogue.commands).filter((type) => !done.has(type as CommandType));
  // What a connection ran last is told when it ends.
  await slices.stop();
  return { plans, missing };
}

/** As somebody does who belongs to channels 0 to 39, with a thousand others in each of them. */
async function runAll({ ids, postgres }: Slices, run: Run): Promise<void> {
  const workspaceId = idOf(0, 0);
  const [me, other] = [person(0), person(3)];
  await postgres.pool.query(`UPDATE member SET role = 'owner' WHERE user_id = $1`, [me]);
  const say = async (more: object = {}, text = 'Hello') =>
    (await run(me, 'message.send', { channelId: channel(1), clientMessageId: ids.next(), text, ...more }))
      .message;
  const [inWorkspace, inChannel] = [{ workspaceId }, { channelId: channel(1) }];

  const { id: messageId } = await say({}, `<@${other}>, do you know?`);
  const reply = await say({ threadRootId: messageId, alsoInChannel: true }, 'I do');
  const thread = { rootId: messageId };
  await run(other, 'thread.follow', thread);
  await run(other, 'thread.markRead', { ...thread, sequence: reply.sequence });
  await run(other, 'thread.markUnread', { ...thread, sequence: reply.sequence });
  await run(other, 'thread.unfollow', thread);
  await run(me, 'message.edit', { messageId, text: `<@${other}>, do you know now?` });
  for (const emoji of ['👍', '🎉']) await run(other, 'message.react', { messageId, emoji });
  await run(other, 'message.unreact', { messageId, emoji: '👍' });
  await run(me, 'message.pin', { messageId });
  await run(me, 'message.unpin', { messageId });
  await run(other, 'message.save', { messageId });
  await run(other, 'message.unsave', { messageId });
  const poll = { messageId: (await say({ poll: { options: ['Yes', 'No'] } })).id };
  await run(other, 'poll.vote', { ...poll, options: [1] });
  await run(me, 'poll.revise', { ...poll, added: ['Perhaps'] });
  await run(me, 'poll.close', poll);
  await run(me, 'poll.reopen', poll);
  const list = { messageId: (await say({ checklist: { items: ['Bread'] } })).id };
  await run(me, 'checklist.revise', { ...list, added: ['Butter'] });
  await run(other, 'checklist.tick', { ...list, item: 0, isDone: true });
  await run(me, 'message.delete', { messageId: reply.id });

  await run(other, 'channel.markRead', { ...inChannel, sequence: reply.sequence });
  await run(other, 'channel.markUnread', { ...inChannel, sequence: reply.sequence });
  await run(me, 'channel.setTopic', { ...inChannel, topic: 'All of it' });
  await run(me, 'channel.rename', { ...inChannel, name: 'renamed' });
  await run(me, 'channel.removeMember', { ...inChannel, memberId: person(6) });
  await run(me, 'channel.addMembers', { ...inChannel, memberIds: [person(6), person(7)] });
  await run(other, 'channel.leave', inChannel);
  await run(other, 'channel.join', inChannel);
  await run(me, 'channel.archive', { channelId: channel(2) });
  await run(me, 'channel.unarchive', { channelId: channel(2) });
  // Where there is room for one more.
  const elsewhere = '00000000-0000-7000-800a-000000000000';
  await postgres.pool.query(
    `INSERT INTO member (workspace_id, user_id, display_name, role, joined_at, version)
     SELECT $1, user_id, display_name, 'member', now(), 0 FROM member WHERE user_id = ANY($2::uuid[])`,
    [elsewhere, [me, other]],
  );
  const draft = { workspaceId: elsewhere, kind: 'public' as const, name: 'fresh', memberIds: [other] };
  await run(me, 'channel.create', draft);
  await run(me, 'channel.openDirect', { ...inWorkspace, memberIds: [other] });

  await run(me, 'draft.set', { ...inChannel, text: 'About Fri' });
  const kept = { dueAt, timeZone: 'Europe/Berlin' };
  const { reminder } = await run(me, 'reminder.create', {
    ...{ workspaceId, messageId: message(1), text: '' },
    ...kept,
  });
  await run(me, 'reminder.snooze', { reminderId: reminder.id, ...kept });
  await run(me, 'reminder.complete', { reminderId: reminder.id });
  const schedule = async () => {
    const planned = { ...inChannel, text: 'Good morning', sendAt: dueAt, timeZone: 'Europe/Berlin' };
    return { scheduledId: (await run(me, 'schedule.create', planned)).scheduled.id };
  };
  const planned = await schedule();
  await run(me, 'schedule.update', { ...planned, text: 'Morning', sendAt: dueAt, timeZone: 'Europe/Berlin' });
  await run(me, 'schedule.send', planned);
  await run(me, 'schedule.cancel', await schedule());

  await run(me, 'preferences.update', { theme: 'dark' });
  await run(me, 'sidebar.update', {
    ...inWorkspace,
    change: { kind: 'section', sectionId: ids.next(), name: 'Mine' },
  });
  await run(me, 'notifications.update', { ...inWorkspace, change: { kind: 'level', level: 'all' } });
  await run(me, 'member.updateProfile', { ...inWorkspace, displayName: 'Ann', title: '' });
  await run(me, 'member.setStatus', { ...inWorkspace, status: null });
  await run(me, 'member.setQuiet', { ...inWorkspace, quiet: { until: dueAt, hours: null } });
  const rules = {
    editWithinMs: null,
    deleteWithinMs: null,
    isHistoryVisible: true,
    isEmojiForKeepers: false,
  };
  await run(me, 'workspace.setMessageRules', { ...inWorkspace, ...rules });
  await postgres.pool.query('UPDATE invite SET revoked_at = now()');
  const { invite } = await run(me, 'invite.create', { ...inWorkspace, expiresInHours: 1, maxUses: 1 });
  await run(me, 'invite.revoke', { inviteId: invite.id });
  await postgres.pool.query(`DELETE FROM user_group WHERE name = 'group-499'`);
  const { group } = await run(me, 'group.create', { ...inWorkspace, name: 'all-of-us', memberIds: [me] });
  const inGroup = { groupId: group.id };
  await run(me, 'group.addMembers', { ...inGroup, memberIds: [other] });
  await run(me, 'group.removeMember', { ...inGroup, memberId: other });
  await run(me, 'group.rename', { ...inGroup, name: 'us' });
  await run(me, 'group.delete', inGroup);
  const { rows } = await postgres.pool.query<{ id: string }>(
    `INSERT INTO custom_emoji (id, workspace_id, name, hash, media_type, image, added_by, added_at, version)
     VALUES (gen_random_uuid(), $1, 'mine', '0', 'image/png', '', $2, now(), 1) RETURNING id`,
    [workspaceId, me],
  );
  const emojiId = rows[0]?.id ?? '';
  await run(me, 'emoji.rename', { emojiId, name: 'ours' });
  await run(me, 'emoji.remove', { emojiId });
  await run(me, 'member.remove', { ...inWorkspace, memberId: person(9) });
}
