import {
  type CommandType,
  channelArchive,
  type Group,
  groupCreate,
  inviteCreate,
  messageSend,
  reminderCreate,
  scheduleCreate,
} from '@parley/protocol';
import { addedEmoji } from './added-emoji.js';
import type { Place, Situation } from './expectations.js';
import type { Scene } from './scene.js';

/** The payload of one attempt, in fresh surroundings; everything but the caller's rights is in order. */
type Attempt = (scene: Scene, situation: Situation) => Promise<unknown>;

const inChannel =
  (more: (scene: Scene) => object = () => ({})): Attempt =>
  async (scene, situation) => ({
    channelId: (await scene.place(situation as Place)).channel.id,
    ...more(scene),
  });

const onMessage =
  (more: object = {}): Attempt =>
  async (scene, situation) => ({ messageId: (await scene.place(situation as Place)).message.id, ...more });

const onThread =
  (more: object = {}): Attempt =>
  async (scene, situation) => ({ rootId: (await scene.place(situation as Place)).message.id, ...more });

/** Of a message by `member` that holds something. */
const onEnclosing =
  (enclosed: object, more: object = {}): Attempt =>
  async (scene, situation) => {
    const { channel } = await scene.place(situation as Place);
    const said = { channelId: channel.id, clientMessageId: scene.context.target.newId(), text: 'May I?' };
    const { message } = await scene.people.member.done(messageSend, { ...said, ...enclosed });
    return { messageId: message.id, ...more };
  };
const poll = { poll: { options: ['Yes', 'No'] } };
const checklist = { checklist: { items: ['Ask'] } };

const inWorkspace =
  (more: (scene: Scene) => object | Promise<object>): Attempt =>
  async (scene) => ({ workspaceId: scene.people.owner.workspace.id, ...(await more(scene)) });

/** Far from now, and from the end of what may be. */
const inAnHour = () => ({ timeZone: 'UTC', at: new Date(Date.now() + 3_600_000).toISOString() });

/** A reminder of `member`. */
const onReminder =
  (more: () => object = () => ({})): Attempt =>
  async ({ people: { member } }) => {
    const { at: dueAt, timeZone } = inAnHour();
    const payload = { workspaceId: member.workspace.id, text: 'May I?', dueAt, timeZone };
    const { reminder } = await member.done(reminderCreate, { ...payload, messageId: null });
    return { reminderId: reminder.id, ...more() };
  };

/** A scheduled message of `member`. */
const onScheduled =
  (more: () => object = () => ({})): Attempt =>
  async (scene) => {
    const { at: sendAt, timeZone } = inAnHour();
    const { channel } = await scene.place('private');
    const payload = { channelId: channel.id, text: 'May I?', sendAt, timeZone };
    const { scheduled } = await scene.people.member.done(scheduleCreate, payload);
    return { scheduledId: scheduled.id, ...more() };
  };

const freshName = ({ context }: Scene) => `n-${context.target.newId()}`;
const freshGroupName = ({ context }: Scene) => context.target.newId();
const bystanderId = ({ bystander }: Scene) => bystander.account.id;

export const commandAttempts: Record<CommandType, Attempt> = {
  'message.send': inChannel(({ context }) => ({ clientMessageId: context.target.newId(), text: 'May I?' })),
  'message.edit': onMessage({ text: 'May I?' }),
  'message.delete': onMessage(),
  'message.react': onMessage({ emoji: '🎉' }),
  'message.unreact': onMessage({ emoji: '🎉' }),
  'message.pin': onMessage(),
  'message.unpin': onMessage(),
  'poll.vote': onEnclosing(poll, { options: [0] }),
  'poll.close': onEnclosing(poll),
  'poll.reopen': onEnclosing(poll),
  'poll.revise': onEnclosing(poll, { added: ['Perhaps'] }),
  'checklist.tick': onEnclosing(checklist, { item: 0, isDone: true }),
  'checklist.revise': onEnclosing(checklist, { added: ['Answer'] }),
  'thread.follow': onThread(),
  'thread.unfollow': onThread(),
  'thread.markRead': onThread({ sequence: 1 }),
  'thread.markUnread': onThread({ sequence: 1 }),
  'channel.create': inWorkspace((scene) => ({ kind: 'private', name: freshName(scene) })),
  'channel.openDirect': inWorkspace((scene) => ({ memberIds: [bystanderId(scene)] })),
  'channel.join': inChannel(),
  'channel.leave': inChannel(),
  'channel.addMembers': inChannel((scene) => ({ memberIds: [bystanderId(scene)] })),
  'channel.removeMember': inChannel((scene) => ({ memberId: bystanderId(scene) })),
  'channel.rename': inChannel((scene) => ({ name: freshName(scene) })),
  'channel.setTopic': inChannel(() => ({ topic: 'May I?' })),
  'channel.archive': inChannel(),
  'channel.unarchive': async (scene, situation) => {
    const { id: channelId } = (await scene.place(situation as Place)).channel;
    if (situation !== 'direct') await scene.people.owner.done(channelArchive, { channelId });
    return { channelId };
  },
  'channel.markRead': inChannel(() => ({ sequence: 1 })),
  'channel.markUnread': inChannel(() => ({ sequence: 1 })),
  'notifications.update': inWorkspace(() => ({ change: { kind: 'level', level: 'all' } })),
  'member.updateProfile': inWorkspace(() => ({ displayName: 'May I', title: 'Anybody' })),
  'member.setStatus': inWorkspace(() => ({ status: { emoji: '🌴', text: 'May I?', expiresAt: null } })),
  'member.setQuiet': inWorkspace(() => ({ quiet: { until: null, hours: null } })),
  'preferences.update': async () => ({ theme: 'dark' }),
  'sidebar.update': inWorkspace(({ context }) => ({
    change: { kind: 'section', sectionId: context.target.newId(), name: 'May I?' },
  })),
  'member.remove': inWorkspace(async ({ context }) => ({ memberId: (await context.newcomer()).account.id })),
  'workspace.setMessageRules': inWorkspace(({ context }) => ({
    editWithinMs: 60_000 + context.target.newId().length,
    deleteWithinMs: null,
    isHistoryVisible: true,
  })),
  'invite.create': inWorkspace(() => ({ expiresInHours: 1, maxUses: 1 })),
  'invite.revoke': async ({ people: { owner } }) => {
    const payload = { workspaceId: owner.workspace.id, expiresInHours: 1, maxUses: 1 };
    return { inviteId: (await owner.done(inviteCreate, payload)).invite.id };
  },
  'group.create': inWorkspace((scene) => ({ name: freshGroupName(scene), memberIds: [bystanderId(scene)] })),
  'group.rename': async (scene) => ({ groupId: (await group(scene)).id, name: freshGroupName(scene) }),
  'group.addMembers': async (scene) => ({
    groupId: (await group(scene)).id,
    memberIds: [scene.people.member.account.id],
  }),
  'group.removeMember': async (scene) => ({
    groupId: (await group(scene)).id,
    memberId: bystanderId(scene),
  }),
  'group.delete': async (scene) => ({ groupId: (await group(scene)).id }),
  'emoji.rename': async (scene) => ({
    emojiId: (await addedEmoji(scene.people.owner)).id,
    name: `n${scene.context.target.newId().replaceAll('-', '').slice(-16)}`,
  }),
  'emoji.remove': async ({ people }) => ({ emojiId: (await addedEmoji(people.owner)).id }),
  'message.save': onMessage(),
  'message.unsave': onMessage(),
  'draft.set': inChannel(() => ({ text: 'May I?' })),
  'reminder.create': async (scene, situation) => {
    const { at: dueAt, timeZone } = inAnHour();
    const about = situation === 'workspace' ? null : (await scene.place(situation as Place)).message.id;
    return {
      workspaceId: scene.people.owner.workspace.id,
      messageId: about,
      text: 'May I?',
      dueAt,
      timeZone,
    };
  },
  'reminder.snooze': onReminder(() => ({ dueAt: inAnHour().at, timeZone: 'UTC' })),
  'reminder.complete': onReminder(),
  'schedule.create': inChannel(() => ({ text: 'May I?', sendAt: inAnHour().at, timeZone: 'UTC' })),
  'schedule.update': onScheduled(() => ({ text: 'May I now?', sendAt: inAnHour().at, timeZone: 'UTC' })),
  'schedule.cancel': onScheduled(),
  'schedule.send': onScheduled(),
};

/** Made by the owner, with the bystander in it. */
async function group(scene: Scene): Promise<Group> {
  const { owner } = scene.people;
  const payload = { workspaceId: owner.workspace.id, name: freshGroupName(scene) };
  return (await owner.done(groupCreate, { ...payload, memberIds: [bystanderId(scene)] })).group;
}
