import {
  mentionOfUser,
  messageDelete,
  messageSend,
  threadFollow,
  threadMarkRead,
  threadMarkUnread,
  threadUnfollow,
} from '@parley/protocol';
import type { Cases } from './case.js';

export const threadCases = {
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
} satisfies Cases;
