import {
  checklistRevise,
  checklistTick,
  mentionOfEverybody,
  mentionOfHere,
  mentionOfUser,
  messageDelete,
  messageEdit,
  messagePin,
  messageReact,
  messageSend,
  messageUnpin,
  messageUnreact,
  pollClose,
  pollReopen,
  pollRevise,
  pollVote,
} from '@parley/protocol';
import type { Cases } from './case.js';

export const messageCases = {
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
  'poll.reopen': async ({ send, place }) => {
    const payload = { channelId: place.id, text: 'Is it over?', poll: { options: ['Yes', 'No'] } };
    const { id: messageId } = (await send('author', messageSend, payload)).message;
    await send('bystander', pollVote, { messageId, options: [0] });
    await send('owner', pollClose, { messageId });
    await send('author', pollReopen, { messageId });
    await send('bystander', pollVote, { messageId, options: [1] });
  },
  'poll.revise': async ({ send, place }) => {
    const poll = { options: ['Noodles', 'Soup', 'Salad'], isMultiple: true };
    const { message } = await send('author', messageSend, { channelId: place.id, text: 'Lunch?', poll });
    const { id: messageId, version: asOf } = message;
    await send('bystander', pollVote, { messageId, options: [0], asOf });
    const revision = { added: ['Bread'], reworded: [{ place: 1, text: 'A soup' }], removed: [2] };
    const { message: revised } = await send('author', pollRevise, { messageId, ...revision });
    await send('owner', pollVote, { messageId, options: [1, 3], asOf: revised.version });
  },
  'checklist.tick': async ({ send, place }) => {
    const payload = { channelId: place.id, text: 'Release', checklist: { items: ['Tag', 'Tell'] } };
    const { message } = await send('author', messageSend, payload);
    await send('bystander', checklistTick, { messageId: message.id, item: 0, isDone: true });
    await send('owner', checklistTick, { messageId: message.id, item: 1, isDone: true });
    await send('author', checklistTick, { messageId: message.id, item: 1, isDone: false });
  },
  'checklist.revise': async ({ send, place, message: root }) => {
    const payload = { channelId: place.id, text: 'Release', checklist: { items: ['Tag'] } };
    const { message } = await send('author', messageSend, { ...payload, threadRootId: root.id });
    const { message: inLine } = await send('author', messageSend, payload);
    for (const { id: messageId } of [message, inLine]) {
      await send('author', checklistRevise, { messageId, added: ['Tell', 'Rest'] });
      await send('bystander', checklistTick, { messageId, item: 1, isDone: true });
      const reworded = [{ place: 1, text: 'Tell everybody' }];
      await send('author', checklistRevise, { messageId, reworded, removed: [0] });
    }
  },
} satisfies Cases;
