import {
  type CommandType,
  channelAddMembers,
  channelArchive,
  channelCreate,
  channelJoin,
  channelLeave,
  channelMarkRead,
  channelMarkUnread,
  channelOpenDirect,
  channelRemoveMember,
  channelRename,
  channelSetTopic,
  channelUnarchive,
  checklistAdd,
  checklistTick,
  draftSet,
  emojiAdd,
  emojiRemove,
  groupAddMembers,
  groupCreate,
  groupDelete,
  groupRemoveMember,
  groupRename,
  inviteCreate,
  inviteRevoke,
  memberRemove,
  memberSetQuiet,
  memberSetStatus,
  memberUpdateProfile,
  mentionOfEverybody,
  mentionOfGroup,
  mentionOfHere,
  mentionOfUser,
  messageDelete,
  messageEdit,
  messagePin,
  messageReact,
  messageSave,
  messageSend,
  messageUnpin,
  messageUnreact,
  messageUnsave,
  type NotificationChange,
  notificationsUpdate,
  pollClose,
  pollVote,
  preferencesUpdate,
  reminderComplete,
  reminderCreate,
  reminderSnooze,
  type SidebarChange,
  scheduleCancel,
  scheduleCreate,
  scheduleSend,
  scheduleUpdate,
  sidebarUpdate,
  threadFollow,
  threadMarkRead,
  threadMarkUnread,
  threadUnfollow,
  workspaceSetMessageRules,
} from '@parley/protocol';
import { granted, type Person } from '@parley/protocol/conformance';
import { tinyPng } from '../support/tiny-png.js';
import type { Scene } from './scene.js';

export type Kind = 'public' | 'private';

/** What is done after everybody's client has settled; sends its command at least once. */
type Case = (scene: Scene, kind: Kind) => Promise<void>;

export const cases: Record<CommandType, Case> = {
  'message.send': async ({ send, place, people }) => {
    await send('author', messageSend, { channelId: place.id, text: 'First of two' });
    const text = `Second, for ${mentionOfUser(people.bystander.account.id)} and ${mentionOfUser(people.stranger.account.id)}`;
    await send('owner', messageSend, { channelId: place.id, text });
    const everybody = `${mentionOfEverybody} and again ${mentionOfHere}`;
    await send('author', messageSend, { channelId: place.id, text: everybody });
    await send('owner', messageSend, { channelId: place.id, text: `Only those ${mentionOfHere}` });
  },
  'message.edit': async ({ send, message, people }) => {
    const text = `Now it is about ${mentionOfUser(people.owner.account.id)}`;
    await send('author', messageEdit, { messageId: message.id, text });
    await send('author', messageEdit, { messageId: message.id, text: `Now about ${mentionOfEverybody}` });
    await send('author', messageEdit, { messageId: message.id, text: 'Now it is about nobody' });
  },
  'message.delete': async ({ send, message, place }) => {
    const { message: late } = await send('bystander', messageSend, {
      channelId: place.id,
      text: 'Soon gone',
    });
    await send('author', messageDelete, { messageId: message.id });
    await send('owner', messageDelete, { messageId: late.id });
  },
  'message.react': async ({ send, message }) => {
    await send('bystander', messageReact, { messageId: message.id, emoji: '🎉' });
    await send('owner', messageReact, { messageId: message.id, emoji: '🎉' });
    await send('owner', messageReact, { messageId: message.id, emoji: '❤' });
    await send('owner', messageReact, { messageId: message.id, emoji: '❤️' });
  },
  'message.unreact': async ({ send, message }) => {
    await send('bystander', messageReact, { messageId: message.id, emoji: '🎉' });
    await send('owner', messageReact, { messageId: message.id, emoji: '🎉' });
    await send('owner', messageReact, { messageId: message.id, emoji: '👍🏽' });
    await send('bystander', messageUnreact, { messageId: message.id, emoji: '🎉' });
    await send('owner', messageUnreact, { messageId: message.id, emoji: '👍🏽' });
  },
  'message.pin': async ({ send, message }) => {
    await send('bystander', messagePin, { messageId: message.id });
    await send('author', messageEdit, { messageId: message.id, text: 'Pinned, and then edited' });
  },
  'message.unpin': async ({ send, message }) => {
    await send('bystander', messagePin, { messageId: message.id });
    await send('owner', messageUnpin, { messageId: message.id });
  },
  'poll.vote': async ({ send, place }) => {
    const named = { options: ['Noodles', 'Soup'], isMultiple: true };
    const secret = { options: ['Noodles', 'Soup', 'Salad'], isAnonymous: true };
    const { id: channelId } = place;
    const [first, second] = [
      (await send('author', messageSend, { channelId, text: 'Lunch?', poll: named })).message,
      (await send('author', messageSend, { channelId, text: 'Honestly?', poll: secret })).message,
    ];
    for (const { id: messageId } of [first, second]) {
      await send('bystander', pollVote, { messageId, options: [0] });
      await send('owner', pollVote, { messageId, options: [1] });
      await send('bystander', pollVote, { messageId, options: [1] });
      await send('author', pollVote, { messageId, options: [1] });
      await send('author', pollVote, { messageId, options: [] });
    }
    await send('owner', pollVote, { messageId: first.id, options: [0, 1] });
  },
  'poll.close': async ({ send, place }) => {
    const poll = { options: ['Yes', 'No'], isAnonymous: true };
    const payload = { channelId: place.id, text: 'Is it over?', poll };
    const { message } = await send('author', messageSend, payload);
    const { message: gone } = await send('author', messageSend, { ...payload, text: 'Never mind' });
    await send('bystander', pollVote, { messageId: message.id, options: [0] });
    await send('bystander', pollVote, { messageId: gone.id, options: [0] });
    await send('owner', pollClose, { messageId: message.id });
    await send('author', messageDelete, { messageId: gone.id });
  },
  'checklist.tick': async ({ send, place }) => {
    const payload = { channelId: place.id, text: 'Release', checklist: { items: ['Tag', 'Tell'] } };
    const { message } = await send('author', messageSend, payload);
    await send('bystander', checklistTick, { messageId: message.id, item: 0, isDone: true });
    await send('owner', checklistTick, { messageId: message.id, item: 1, isDone: true });
    await send('author', checklistTick, { messageId: message.id, item: 1, isDone: false });
  },
  'checklist.add': async ({ send, place, message: root }) => {
    const payload = { channelId: place.id, text: 'Release', checklist: { items: ['Tag'] } };
    const { message } = await send('author', messageSend, { ...payload, threadRootId: root.id });
    const { message: inLine } = await send('author', messageSend, payload);
    await send('author', checklistAdd, { messageId: message.id, text: 'Tell' });
    await send('author', checklistAdd, { messageId: inLine.id, text: 'Tell' });
  },
  'thread.follow': async ({ send, message, place }) => {
    await send('owner', threadFollow, { rootId: message.id });
    const threaded = { channelId: place.id, threadRootId: message.id };
    await send('bystander', messageSend, { ...threaded, text: 'The first reply' });
    const { message: gone } = await send('owner', messageSend, { ...threaded, text: 'Soon gone' });
    await send('author', messageSend, { ...threaded, text: 'For everybody', alsoInChannel: true });
    await send('owner', messageDelete, { messageId: gone.id });
  },
  'thread.unfollow': async ({ send, message, place, people }) => {
    const threaded = { channelId: place.id, threadRootId: message.id };
    const text = `What says ${mentionOfUser(people.bystander.account.id)}?`;
    await send('owner', messageSend, { ...threaded, text });
    await send('bystander', threadUnfollow, { rootId: message.id });
    await send('owner', messageSend, { ...threaded, text: 'Nothing' });
  },
  'thread.markRead': async ({ send, message, place, people }) => {
    const threaded = { channelId: place.id, threadRootId: message.id };
    const { message: first } = await send('owner', messageSend, { ...threaded, text: 'First of two' });
    const text = `Second, for ${mentionOfUser(people.bystander.account.id)}`;
    await send('owner', messageSend, { ...threaded, text });
    await send('author', threadMarkRead, { rootId: message.id, sequence: first.sequence });
    await send('bystander', threadMarkRead, { rootId: message.id, sequence: first.sequence + 100 });
  },
  'thread.markUnread': async ({ send, message, place, people }) => {
    const threaded = { channelId: place.id, threadRootId: message.id };
    const text = `First of three, for ${mentionOfUser(people.bystander.account.id)}`;
    const { message: first } = await send('owner', messageSend, { ...threaded, text });
    await send('owner', messageSend, { ...threaded, text: 'Second' });
    await send('bystander', threadMarkRead, { rootId: message.id, sequence: first.sequence + 100 });
    await send('bystander', threadMarkUnread, { rootId: message.id, sequence: first.sequence });
    await send('owner', messageSend, { ...threaded, text: 'Third' });
    await send('author', threadMarkUnread, { rootId: message.id, sequence: 1 });
    await send('author', threadMarkRead, { rootId: message.id, sequence: first.sequence });
    // Whoever does not follow it has no marker to move.
    await send('stranger', threadMarkUnread, { rootId: message.id, sequence: 1 }).catch(() => {});
  },
  'channel.create': async ({ send, people, context }, kind) => {
    const payload = {
      workspaceId: people.owner.workspace.id,
      kind,
      topic: 'New here',
      name: newName(context),
    };
    const { channel } = await send('author', channelCreate, {
      ...payload,
      memberIds: [people.bystander.account.id],
    });
    await send('bystander', messageSend, { channelId: channel.id, text: 'Thank you for having me' });
  },
  'channel.openDirect': async ({ send, people }, kind) => {
    const others = kind === 'private' ? [people.bystander] : [people.bystander, people.stranger];
    const payload = {
      workspaceId: people.owner.workspace.id,
      memberIds: others.map((one) => one.account.id),
    };
    const { channel } = await send('author', channelOpenDirect, payload);
    await send('author', messageSend, { channelId: channel.id, text: 'Between us' });
    await send('bystander', channelOpenDirect, { ...payload, memberIds: channel.memberIds ?? [] });
  },
  'channel.join': async ({ send, place, context, people }, kind) => {
    // A private channel cannot be joined: there the one who joins again is a member already.
    const role = kind === 'public' ? 'stranger' : 'bystander';
    await send(role, channelJoin, { channelId: place.id });
    await context.say(people.author, place, 'Welcome');
  },
  'channel.leave': async ({ send, place, context, people }) => {
    await send('bystander', channelLeave, { channelId: place.id });
    await context.say(people.author, place, 'Gone already');
  },
  'channel.addMembers': async ({ send, place, context, people }) => {
    await send('author', channelAddMembers, { channelId: place.id, memberIds: [people.stranger.account.id] });
    await context.say(people.author, place, `Welcome ${mentionOfUser(people.stranger.account.id)}`);
  },
  'channel.removeMember': async ({ send, place, context, people }) => {
    await send('owner', channelRemoveMember, { channelId: place.id, memberId: people.bystander.account.id });
    await context.say(people.author, place, 'That was quick');
  },
  'channel.rename': async ({ send, place, context }) => {
    await send('owner', channelRename, { channelId: place.id, name: newName(context) });
  },
  'channel.setTopic': async ({ send, place }) => {
    await send('author', channelSetTopic, { channelId: place.id, topic: 'Something else' });
    await send('bystander', channelSetTopic, { channelId: place.id, topic: '' });
  },
  'channel.archive': async ({ send, place }) => {
    await send('owner', channelArchive, { channelId: place.id });
  },
  'channel.unarchive': async ({ send, place, context, people }) => {
    await send('owner', channelArchive, { channelId: place.id });
    await send('owner', channelUnarchive, { channelId: place.id });
    await context.say(people.author, place, 'Open again');
  },
  'channel.markRead': async ({ send, place, message, context, people }) => {
    await send('bystander', channelMarkRead, { channelId: place.id, sequence: message.sequence });
    await context.say(people.author, place, 'And another');
    await send('owner', channelMarkRead, { channelId: place.id, sequence: message.sequence + 100 });
  },
  'channel.markUnread': async ({ send, place, message, context, people }) => {
    const { sequence } = await context.say(people.author, place, mentionOfUser(people.bystander.account.id));
    await send('bystander', channelMarkRead, { channelId: place.id, sequence });
    await send('bystander', channelMarkUnread, { channelId: place.id, sequence: message.sequence });
    await context.say(people.author, place, 'And another');
    await send('owner', channelMarkUnread, { channelId: place.id, sequence: 1 });
    await send('owner', channelMarkRead, { channelId: place.id, sequence });
  },
  'notifications.update': async ({ send, people, place, message }) => {
    const { id: workspaceId } = people.owner.workspace;
    const change = (what: NotificationChange) =>
      send('bystander', notificationsUpdate, { workspaceId, change: what });
    await change({ kind: 'level', level: 'all' });
    await change({ kind: 'channel', channelId: place.id, level: 'nothing' });
    await change({ kind: 'thread', rootId: message.id, level: 'all' });
    await change({ kind: 'keywords', keywords: ['relief'] });
  },
  'member.updateProfile': async ({ send, people }) => {
    const payload = {
      workspaceId: people.owner.workspace.id,
      displayName: 'Known as this',
      title: 'Of late',
      pronouns: 'they/them',
      timeZone: 'Asia/Kolkata',
      avatarHue: 168,
    };
    await send('author', memberUpdateProfile, payload);
  },
  'member.setStatus': async ({ send, people }) => {
    const { id: workspaceId } = people.owner.workspace;
    await send('author', memberSetStatus, {
      workspaceId,
      status: { emoji: '🌴', text: 'On holiday', expiresAt: null },
    });
    await send('bystander', memberSetStatus, { workspaceId, status: null });
  },
  'member.setQuiet': async ({ send, people }) => {
    const { id: workspaceId } = people.owner.workspace;
    const hours = { from: '22:00', until: '07:00' };
    await send('author', memberSetQuiet, { workspaceId, quiet: { until: null, hours } });
  },
  'preferences.update': async ({ send, place, message }) => {
    await send('author', preferencesUpdate, { theme: 'dark', density: 'compact' });
    await send('author', preferencesUpdate, { theme: 'light' });
    await send('owner', preferencesUpdate, {});
    const threaded = { channelId: place.id, threadRootId: message.id };
    await send('owner', messageSend, { ...threaded, text: 'Before it is chosen' });
    const inLine = { channelId: place.id, replies: 'line' as const };
    await send('author', preferencesUpdate, { replies: 'line' });
    await send('bystander', preferencesUpdate, { repliesIn: inLine, hasSingleKeys: false });
    await send('owner', preferencesUpdate, { repliesIn: inLine });
    await send('owner', preferencesUpdate, { repliesIn: { channelId: place.id, replies: null } });
    await send('owner', messageSend, { ...threaded, text: 'In the line of some' });
  },
  'sidebar.update': async ({ send, place, people, context }) => {
    const { id: workspaceId } = people.owner.workspace;
    const sectionId = context.target.newId();
    const changes: SidebarChange[] = [
      { kind: 'section', sectionId, name: 'Mine' },
      { kind: 'place', channelIds: [place.id], sectionId },
      { kind: 'section', sectionId, isCollapsed: true, sort: 'newest' },
      { kind: 'order', sectionIds: ['directs', sectionId] },
      { kind: 'mute', channelId: place.id, isMuted: true },
      { kind: 'place', channelIds: [place.id], sectionId: 'starred' },
      { kind: 'sectionRemoved', sectionId },
    ];
    for (const change of changes) await send('author', sidebarUpdate, { workspaceId, change });
  },
  'member.remove': async ({ send, people, place, context }) => {
    const payload = { workspaceId: people.owner.workspace.id, memberId: people.bystander.account.id };
    await send('owner', memberRemove, payload);
    await context.say(people.author, place, 'Farewell');
  },
  'workspace.setMessageRules': async ({ send, people, message }) => {
    const { id: workspaceId } = people.owner.workspace;
    const rules = { workspaceId, editWithinMs: 3_600_000, deleteWithinMs: 0, isHistoryVisible: false };
    await send('owner', workspaceSetMessageRules, rules);
    await send('author', messageEdit, { messageId: message.id, text: 'Within the hour' });
    await send('owner', workspaceSetMessageRules, { ...rules, isEmojiForKeepers: true });
  },
  'invite.create': async ({ send, people, context }) => {
    await send('author', inviteCreate, invitation(people.owner.workspace.id));
    await context.newcomer();
  },
  'invite.revoke': async ({ send, people }) => {
    const { invite } = await send('author', inviteCreate, invitation(people.owner.workspace.id));
    await send('owner', inviteRevoke, { inviteId: invite.id });
  },
  'group.create': async ({ send, people, place, context }) => {
    const payload = { workspaceId: people.owner.workspace.id, name: context.target.newId() };
    const memberIds = [people.bystander.account.id, people.stranger.account.id];
    const { group } = await send('author', groupCreate, { ...payload, memberIds });
    await context.say(people.author, place, `For ${mentionOfGroup(group.id)}`);
  },
  'group.rename': async ({ send, people, context }) => {
    const payload = { workspaceId: people.owner.workspace.id, name: context.target.newId() };
    const { group } = await send('author', groupCreate, payload);
    await send('bystander', groupRename, { groupId: group.id, name: context.target.newId() });
  },
  'group.addMembers': async ({ send, people, context }) => {
    const payload = { workspaceId: people.owner.workspace.id, name: context.target.newId() };
    const { group } = await send('author', groupCreate, payload);
    await send('bystander', groupAddMembers, { groupId: group.id, memberIds: [people.owner.account.id] });
  },
  'group.removeMember': async ({ send, people, context }) => {
    const memberId = people.owner.account.id;
    const payload = { workspaceId: people.owner.workspace.id, name: context.target.newId() };
    const { group } = await send('author', groupCreate, { ...payload, memberIds: [memberId] });
    await send('bystander', groupRemoveMember, { groupId: group.id, memberId });
  },
  'group.delete': async ({ send, people, context }) => {
    const payload = { workspaceId: people.owner.workspace.id, name: context.target.newId() };
    const { group } = await send('author', groupCreate, payload);
    await send('author', groupDelete, { groupId: group.id });
  },
  'emoji.remove': async ({ send, people, message }) => {
    const { workspace } = people.owner;
    const { emoji: kept } = await addEmoji(people.bystander, workspace.id, 'kept_one');
    const { emoji: gone } = await addEmoji(people.author, workspace.id, 'gone_one');
    await send('owner', messageReact, { messageId: message.id, emoji: `:${kept.name}:` });
    await send('owner', messageReact, { messageId: message.id, emoji: `:${gone.name}:` });
    await send('author', emojiRemove, { emojiId: gone.id });
  },
  'message.save': async ({ send, message }) => {
    await send('bystander', messageSave, { messageId: message.id });
    await send('bystander', messageSave, { messageId: message.id, state: 'done' });
    await send('author', messageSave, { messageId: message.id });
  },
  'message.unsave': async ({ send, message }) => {
    await send('bystander', messageSave, { messageId: message.id });
    await send('bystander', messageUnsave, { messageId: message.id });
    await send('owner', messageUnsave, { messageId: message.id });
  },
  'draft.set': async ({ send, place, message }) => {
    const inThread = { channelId: place.id, threadRootId: message.id };
    await send('author', draftSet, { ...inThread, text: 'What I would answer' });
    await send('bystander', draftSet, { ...inThread, text: 'Not sure' });
    await send('bystander', draftSet, { ...inThread, text: '' });
    await send('author', draftSet, { channelId: place.id, text: 'What I was about' });
    await send('author', draftSet, { channelId: place.id, text: 'What I was about to say' });
    await send('bystander', draftSet, { channelId: place.id, text: 'Never mind' });
    await send('bystander', draftSet, { channelId: place.id, text: '' });
  },
  'reminder.create': async ({ send, message, people }) => {
    const { id: workspaceId } = people.owner.workspace;
    await send('author', reminderCreate, { workspaceId, messageId: message.id, ...dueInHours(1) });
    await send('stranger', reminderCreate, { workspaceId, text: 'Water the ferns', ...dueInHours(2) });
  },
  'reminder.snooze': async (scene) => {
    const reminderId = await remindedOf(scene);
    await scene.send('author', reminderSnooze, { reminderId, ...dueInHours(3) });
  },
  'reminder.complete': async (scene) => {
    await remindedOf(scene);
    await scene.send('author', reminderComplete, { reminderId: await remindedOf(scene) });
  },
  'schedule.create': async (scene) => {
    await scheduledIn(scene);
    await scheduledIn(scene);
  },
  'schedule.update': async (scene) => {
    const payload = { scheduledId: await scheduledIn(scene), text: 'Good evening' };
    await scene.send('author', scheduleUpdate, { ...payload, ...sentInHours(2) });
  },
  'schedule.cancel': async (scene) => {
    await scene.send('author', scheduleCancel, { scheduledId: await scheduledIn(scene) });
  },
  'schedule.send': async (scene) => {
    await scene.send('author', scheduleSend, { scheduledId: await scheduledIn(scene) });
  },
};

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const dueInHours = (hours: number) => ({ dueAt: inHours(hours), timeZone: 'Europe/Berlin' });
const sentInHours = (hours: number) => ({ sendAt: inHours(hours), timeZone: 'Europe/Berlin' });

async function remindedOf({ send, people, message }: Scene): Promise<string> {
  const { id: workspaceId } = people.author.workspace;
  const payload = { workspaceId, messageId: message.id, text: 'Answer', ...dueInHours(1) };
  return (await send('author', reminderCreate, payload)).reminder.id;
}

async function scheduledIn({ send, place, message }: Scene): Promise<string> {
  const reply = { threadRootId: message.id, alsoInChannel: true };
  const payload = { channelId: place.id, text: 'Good morning', ...reply, ...sentInHours(1) };
  return (await send('author', scheduleCreate, payload)).scheduled.id;
}

const newName = (context: Scene['context']) => `n-${context.target.newId()}`;
const invitation = (workspaceId: string) => ({ workspaceId, expiresInHours: 24, maxUses: null });

async function addEmoji(person: Person, workspaceId: string, name: string) {
  const body = { commandId: crypto.randomUUID(), name, image: tinyPng().toString('base64') };
  return granted(await person.call(emojiAdd, { params: { workspaceId }, body }), 'an emoji');
}
