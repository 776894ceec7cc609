import {
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
  mentionOfUser,
  messageSend,
} from '@parley/protocol';
import type { Scene } from '../scene.js';
import type { Cases } from './case.js';

export const channelCases = {
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
} satisfies Cases;

const newName = (context: Scene['context']) => `n-${context.target.newId()}`;
