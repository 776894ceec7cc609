import {
  draftSet,
  messageSave,
  messageUnsave,
  reminderComplete,
  reminderCreate,
  reminderSnooze,
  scheduleCancel,
  scheduleCreate,
  scheduleSend,
  scheduleUpdate,
} from '@parley/protocol';
import type { Scene } from '../scene.js';
import type { Cases } from './case.js';

export const laterCases = {
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
} satisfies Cases;

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
