import { randomUUID } from 'node:crypto';
import {
  draftSet,
  groupCreate,
  inviteCreate,
  type Message,
  memberSetStatus,
  messageEdit,
  messagePin,
  messageReact,
  messageSave,
  messageSend,
  reminderCreate,
  scheduleCreate,
} from '@parley/protocol';
import { createChannel, type Team } from './person.js';

export interface Furnished {
  /** A channel without a message, and one that only two of them know. */
  readonly emptyId: string;
  readonly privateId: string;
  /** Of Ugo: edited, pinned, reacted to, answered. */
  readonly rich: Message;
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** One of everything a workspace can hold, as Vera sees it. */
export async function furnish(team: Team<'Vera' | 'Ugo' | 'Tess'>): Promise<Furnished> {
  const { workspace, people, generalId } = team;
  const { Vera, Ugo, Tess } = people;
  const workspaceId = workspace.id;
  const timeZone = 'Europe/Berlin';
  const { id: emptyId } = await createChannel(Vera, { workspaceId, name: 'empty' });
  await createChannel(Ugo, { workspaceId, name: 'not-joined' });
  const { id: privateId } = await createChannel(Ugo, {
    workspaceId,
    name: 'between-us',
    kind: 'private',
    members: [Vera],
  });
  for (const text of [
    'A **bold** word, an _italic_ one, `code` and a [link](https://example.org).',
    '> a quote\n\n- a list\n- of two\n\n1. and\n2. numbers',
    '```ts\nconst answer: number = 42; // a comment\n```',
    '| a | table |\n|---|---|\n| with | cells |',
    '/me waves',
  ])
    await Ugo.say(generalId, text);

  const rich = await Ugo.say(generalId, 'The roof has a door');
  const messageId = rich.id;
  await Ugo.command(messageEdit, { messageId, text: `<@${Vera.userId}>, the roof has two doors 🎉` });
  await Ugo.command(messageReact, { messageId, emoji: '👍' });
  await Vera.command(messageReact, { messageId, emoji: '👍' });
  await Vera.command(messageReact, { messageId, emoji: '🎈' });
  await Ugo.command(messagePin, { messageId });
  await Vera.command(messageSave, { messageId, state: 'open' });
  const reply = { channelId: generalId, threadRootId: messageId };
  await Vera.command(messageSend, { ...reply, clientMessageId: randomUUID(), text: 'Which is locked?' });
  await Ugo.command(messageSend, {
    ...reply,
    clientMessageId: randomUUID(),
    text: 'The other one.',
    alsoInChannel: true,
  });
  await Ugo.say(privateId, `Between us, <@${Vera.userId}>`);
  await Ugo.say(privateId, 'and for nobody else');

  await Vera.command(reminderCreate, {
    workspaceId,
    messageId: null,
    text: 'Water the ferns',
    dueAt: inHours(30),
    timeZone,
  });
  await Vera.command(scheduleCreate, {
    channelId: generalId,
    text: 'Good morning',
    sendAt: inHours(40),
    timeZone,
  });
  await Vera.command(draftSet, { channelId: emptyId, text: 'Half a thought' });
  await Vera.command(groupCreate, { workspaceId, name: 'keepers', memberIds: [Vera.userId, Tess.userId] });
  await Vera.command(inviteCreate, { workspaceId, expiresInHours: 24, maxUses: 1 });
  const status = { emoji: '🍲', text: 'At lunch', expiresAt: inHours(1) };
  await Tess.command(memberSetStatus, { workspaceId, status });
  return { emptyId, privateId, rich };
}
