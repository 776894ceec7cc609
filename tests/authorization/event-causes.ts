import {
  channelAddMembers,
  channelMarkRead,
  channelRemoveMember,
  channelSetTopic,
  checklistTick,
  draftSet,
  type EventType,
  emojiRemove,
  emojiRename,
  groupCreate,
  groupRename,
  type Message,
  memberRemove,
  memberUpdateProfile,
  messageDelete,
  messageEdit,
  messagePin,
  messageReact,
  messageSave,
  messageSend,
  messageUnsave,
  notificationsUpdate,
  pollVote,
  preferencesUpdate,
  reminderCreate,
  scheduleCreate,
  sidebarUpdate,
  threadFollow,
  threadMarkRead,
  threadUnfollow,
  workspaceSetMessageRules,
} from '@parley/protocol';
import type { Person } from '@parley/protocol/conformance';
import { addedEmoji } from './added-emoji.js';
import type { Scene } from './scene.js';

/** What makes an event happen, after everybody has subscribed to `surroundings`. */
type Cause = (scene: Scene, surroundings: Awaited<ReturnType<Scene['place']>>) => Promise<unknown>;

const reply = (person: Person, { channelId, id: threadRootId }: Message) =>
  person.done(messageSend, {
    channelId,
    clientMessageId: crypto.randomUUID(),
    text: 'Hear, hear',
    threadRootId,
  });
const say = async (person: Person, { channelId }: Message, enclosed: object) => {
  const said = { channelId, clientMessageId: crypto.randomUUID(), text: 'What do you say?' };
  return (await person.done(messageSend, { ...said, ...enclosed })).message.id;
};
const poll = { poll: { options: ['Yes', 'No'], isAnonymous: true } };
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

export const eventCauses: Record<EventType, Cause> = {
  'message.created': ({ context, people }, { channel }) => context.say(people.member, channel, 'Hear, hear'),
  'message.edited': ({ people }, { message }) =>
    people.member.done(messageEdit, { messageId: message.id, text: 'Hear' }),
  'message.deleted': ({ people }, { message }) =>
    people.member.done(messageDelete, { messageId: message.id }),
  'message.reacted': ({ people }, { message }) =>
    people.owner.done(messageReact, { messageId: message.id, emoji: '🎉' }),
  'message.pinned': ({ people }, { message }) => people.owner.done(messagePin, { messageId: message.id }),
  'reaction.changed': ({ people }, { message }) =>
    people.member.done(messageReact, { messageId: message.id, emoji: '🎉' }),
  'poll.updated': async ({ people }, { message }) => {
    const messageId = await say(people.member, message, poll);
    await people.owner.done(pollVote, { messageId, options: [0] });
  },
  'poll.voted': async ({ people }, { message }) => {
    const messageId = await say(people.member, message, poll);
    await people.member.done(pollVote, { messageId, options: [0] });
  },
  'checklist.updated': async ({ people }, { message }) => {
    const messageId = await say(people.member, message, { checklist: { items: ['Ask'] } });
    await people.owner.done(checklistTick, { messageId, item: 0, isDone: true });
  },
  'thread.updated': ({ people }, { message }) => reply(people.member, message),
  'thread.followed': ({ people }, { message }) => people.member.done(threadFollow, { rootId: message.id }),
  'thread.unfollowed': async ({ people }, { message }) => {
    await people.member.done(threadFollow, { rootId: message.id });
    await people.member.done(threadUnfollow, { rootId: message.id });
  },
  'thread.read': async ({ people }, { message }) => {
    await people.member.done(threadFollow, { rootId: message.id });
    const { message: replied } = await reply(people.owner, message);
    await people.member.done(threadMarkRead, { rootId: message.id, sequence: replied.sequence });
  },
  'channel.created': ({ context }) => context.channel('public'),
  'channel.updated': ({ people }, { channel }) =>
    people.owner.done(channelSetTopic, { channelId: channel.id, topic: 'Something new' }),
  'channel.memberJoined': async ({ context, people }, { channel }) => {
    const { account } = await context.newcomer();
    await people.owner.done(channelAddMembers, { channelId: channel.id, memberIds: [account.id] });
  },
  'channel.memberLeft': ({ people, bystander }, { channel }) =>
    people.owner.done(channelRemoveMember, { channelId: channel.id, memberId: bystander.account.id }),
  'channel.access.granted': ({ people }, { channel }) =>
    people.owner.done(channelAddMembers, { channelId: channel.id, memberIds: [people.nonMember.account.id] }),
  'channel.access.revoked': ({ people }, { channel }) =>
    people.owner.done(channelRemoveMember, { channelId: channel.id, memberId: people.member.account.id }),
  'channel.read': ({ people }, { channel, message }) =>
    people.member.done(channelMarkRead, { channelId: channel.id, sequence: message.sequence }),
  'notifications.updated': ({ people: { member } }) =>
    member.done(notificationsUpdate, {
      workspaceId: member.workspace.id,
      change: { kind: 'keywords', keywords: ['canary'] },
    }),
  'member.joined': ({ context }) => context.newcomer(),
  'member.updated': ({ context, people }) =>
    people.member.done(memberUpdateProfile, {
      workspaceId: people.member.workspace.id,
      displayName: `Member ${context.target.newId()}`,
      title: '',
    }),
  'workspace.messageRulesUpdated': async ({ people: { owner } }) => {
    const rules = { workspaceId: owner.workspace.id, editWithinMs: null, deleteWithinMs: null };
    await owner.done(workspaceSetMessageRules, { ...rules, isHistoryVisible: false });
    await owner.done(workspaceSetMessageRules, { ...rules, isHistoryVisible: true });
  },
  'preferences.updated': async ({ people }) => {
    // One of them is something else than before.
    await people.member.done(preferencesUpdate, { theme: 'light' });
    await people.member.done(preferencesUpdate, { theme: 'dark' });
  },
  'sidebar.updated': ({ context, people }) =>
    people.member.done(sidebarUpdate, {
      workspaceId: people.member.workspace.id,
      change: { kind: 'section', sectionId: context.target.newId(), name: 'Mine' },
    }),
  'workspace.access.revoked': async ({ context, people: { owner } }) => {
    const { account } = await context.newcomer();
    await owner.done(memberRemove, { workspaceId: owner.workspace.id, memberId: account.id });
  },
  'group.created': ({ context, people: { member } }) =>
    member.done(groupCreate, { workspaceId: member.workspace.id, name: context.target.newId() }),
  'group.updated': async ({ context, people: { member } }) => {
    const payload = { workspaceId: member.workspace.id, name: context.target.newId() };
    const { group } = await member.done(groupCreate, payload);
    await member.done(groupRename, { groupId: group.id, name: context.target.newId() });
  },
  'emoji.added': ({ people: { member } }) => addedEmoji(member),
  'emoji.renamed': async ({ people: { member } }) => {
    const { id: emojiId, name } = await addedEmoji(member);
    await member.done(emojiRename, { emojiId, name: `${name.slice(0, 24)}_anew` });
  },
  'emoji.removed': async ({ people: { member } }) => {
    await member.done(emojiRemove, { emojiId: (await addedEmoji(member)).id });
  },
  'message.saved': ({ people }, { message }) =>
    people.member.done(messageSave, { messageId: message.id, state: 'open' }),
  'message.unsaved': async ({ people }, { message }) => {
    await people.member.done(messageSave, { messageId: message.id, state: 'open' });
    await people.member.done(messageUnsave, { messageId: message.id });
  },
  'draft.changed': ({ people }, { channel }) =>
    people.member.done(draftSet, { channelId: channel.id, text: 'What I was about to say' }),
  'reminder.changed': ({ people: { member } }) =>
    member.done(reminderCreate, {
      workspaceId: member.workspace.id,
      messageId: null,
      text: 'Look again',
      dueAt: inAnHour(),
      timeZone: 'UTC',
    }),
  'schedule.changed': ({ people }, { channel }) =>
    people.member.done(scheduleCreate, {
      channelId: channel.id,
      text: 'In an hour',
      sendAt: inAnHour(),
      timeZone: 'UTC',
    }),
};
