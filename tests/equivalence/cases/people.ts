import {
  emojiAdd,
  emojiRemove,
  emojiRename,
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
  mentionOfGroup,
  messageEdit,
  messageReact,
  messageSend,
  type NotificationChange,
  notificationsUpdate,
  preferencesUpdate,
  type SidebarChange,
  sidebarUpdate,
  workspaceSetMessageRules,
} from '@parley/protocol';
import { granted, type Person } from '@parley/protocol/conformance';
import { tinyPng } from '../../support/tiny-png.js';
import type { Cases } from './case.js';

export const peopleCases = {
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
  'emoji.rename': async ({ send, people, message }) => {
    const { emoji } = await addEmoji(people.author, people.owner.workspace.id, 'first_name');
    await send('bystander', messageReact, { messageId: message.id, emoji: `:${emoji.name}:` });
    await send('author', emojiRename, { emojiId: emoji.id, name: 'second_name' });
    await send('owner', emojiRename, { emojiId: emoji.id, name: 'third_name' });
  },
  'emoji.remove': async ({ send, people, message }) => {
    const { workspace } = people.owner;
    const { emoji: kept } = await addEmoji(people.bystander, workspace.id, 'kept_one');
    const { emoji: gone } = await addEmoji(people.author, workspace.id, 'gone_one');
    await send('owner', messageReact, { messageId: message.id, emoji: `:${kept.name}:` });
    await send('owner', messageReact, { messageId: message.id, emoji: `:${gone.name}:` });
    await send('author', emojiRemove, { emojiId: gone.id });
  },
} satisfies Cases;

const invitation = (workspaceId: string) => ({ workspaceId, expiresInHours: 24, maxUses: null });

async function addEmoji(person: Person, workspaceId: string, name: string) {
  const body = { commandId: crypto.randomUUID(), name, image: tinyPng().toString('base64') };
  return granted(await person.call(emojiAdd, { params: { workspaceId }, body }), 'an emoji');
}
