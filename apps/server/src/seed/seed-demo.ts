import type { MessageId } from '@parley/protocol';
import {
  type Choice,
  channels,
  type DemoPerson,
  directs,
  emoji,
  type PersonKey,
  people,
  workspace,
} from '@parley/seed';
import type { Channels } from '../features/channels/index.js';
import type { CustomEmojiSlice } from '../features/custom-emoji/index.js';
import type { Groups } from '../features/groups/index.js';
import type { LaterSlice } from '../features/later/index.js';
import type { Messages } from '../features/messages/index.js';
import type { NotificationSlice } from '../features/notifications/index.js';
import type { PreferencesSlice } from '../features/preferences/index.js';
import type { Sessions } from '../features/sessions/index.js';
import type { Workspaces } from '../features/workspaces/index.js';
import { createIds, type Ids } from '../platform/ids.js';
import { keepForLater, makeGroups } from './belongings.js';
import { type Act, type Cast, createAct, find, onTheWire } from './cast.js';
import { conversations, nameOfDirect } from './conversations.js';
import { demoPassword } from './demo-accounts.js';
import type { StagedClock } from './staged-clock.js';
import { type Line, lastSeen, storyboard } from './storyboard.js';

export interface SeedParts {
  /** The slices' clock, standing at `demoBegin(now)` or before. */
  readonly clock: StagedClock;
  /** The moment the story leads up to. */
  readonly now: Date;
  readonly slices: {
    readonly sessions: Pick<Sessions, 'accounts'>;
    readonly workspaces: Workspaces;
    readonly channels: Pick<Channels, 'handlers'>;
    readonly messages: Pick<Messages, 'handlers'>;
    readonly groups: Pick<Groups, 'handlers'>;
    readonly customEmoji: Pick<CustomEmojiSlice, 'handlers' | 'add'>;
    readonly preferences: Pick<PreferencesSlice, 'handlers'>;
    readonly later: Pick<LaterSlice, 'handlers'>;
    readonly notifications: Pick<NotificationSlice, 'handlers'>;
  };
}

type Spoken = ReadonlyMap<Line, { readonly id: MessageId; readonly sequence: number }>;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** When people looked in last: the owner, whom a visitor is most likely to be, has something left to read. */
const ownerAwayMs = 90 * minuteMs;
const othersAwayMs = 10 * minuteMs;

/** When the story begins: the day before its first line is spoken. */
export function demoBegin(now: Date): Date {
  const [first] = storyboard(conversations, now);
  return new Date((first?.at ?? now).getTime() - dayMs);
}

/**
 * Plays the demo workspace into an empty server: by the same commands as live people send, at the times its story
 * tells, so that every id, event and marker is what it would be had they worked there for weeks.
 *
 * @throws DomainError `setup_done` when the server is not empty.
 */
export async function seedDemo({ clock, now, slices }: SeedParts): Promise<void> {
  const ids = createIds(clock);
  const handlers = {
    ...slices.workspaces.handlers,
    ...slices.channels.handlers,
    ...slices.messages.handlers,
    ...slices.groups.handlers,
    ...slices.customEmoji.handlers,
    ...slices.preferences.handlers,
    ...slices.later.handlers,
    ...slices.notifications.handlers,
  };
  clock.turnTo(demoBegin(now));
  const { act, ...hired } = await hireEverybody(slices, clock, (names) =>
    createAct(names, { handlers, ids }),
  );
  const cast = { ...hired, places: await openPlaces(act, hired) };
  await addEmoji(slices.customEmoji, { cast, ids });
  const spoken = await play(act, cast, { clock, ids, now });
  clock.turnTo(now);
  await sayStatus(act, cast.workspaceId);
  await makeGroups(act, cast);
  await keepForLater(act, { cast, spoken, now });
  await markRead(act, { cast, spoken, now });
}

async function hireEverybody(
  { sessions, workspaces }: SeedParts['slices'],
  clock: StagedClock,
  actAs: (names: Cast['people']) => Act,
) {
  const hired = await Promise.all(
    people.map(async (person) => ({
      person,
      account: await sessions.accounts.prepare({ ...person, password: demoPassword }),
    })),
  );
  const [owner, ...others] = hired as [(typeof hired)[0] & object, ...typeof hired];
  const founded = await workspaces.foundFirst(workspace, owner.account);
  const workspaceId = founded.workspace.id;
  for (const { person, account } of others) {
    clock.turnTo(new Date(clock.now().getTime() + minuteMs));
    await workspaces.admitNew(account, { workspaceId, role: person.role, title: person.title });
  }
  const names = new Map<string, string>(hired.map(({ person, account }) => [person.key, account.id]));
  const act = actAs(names);
  for (const { person } of hired) {
    const { key, name: displayName, title, timeZone, pronouns = '' } = person as DemoPerson;
    await act(key as PersonKey, 'member.updateProfile', {
      workspaceId,
      ...{ displayName, title, timeZone, pronouns },
    });
  }
  return { act, workspaceId, generalId: founded.channel.id, people: names };
}

async function openPlaces(
  act: Act,
  { workspaceId, generalId, people: names }: Omit<Cast, 'places'> & { generalId: string },
): Promise<Cast['places']> {
  const places = new Map([['general', generalId]]);
  for (const { name, kind, topic, createdBy, members } of channels) {
    if (name === 'general') {
      await act(createdBy, 'channel.setTopic', { channelId: generalId, topic });
      continue;
    }
    const memberIds = members.filter((key) => key !== createdBy).map((key) => find(names, key));
    const { channel } = await act(createdBy, 'channel.create', { workspaceId, kind, name, topic, memberIds });
    places.set(name, channel.id);
  }
  for (const direct of directs) {
    const [opener, ...others] = direct.members as [PersonKey, ...PersonKey[]];
    const memberIds = others.map((key) => find(names, key));
    const { channel } = await act(opener, 'channel.openDirect', { workspaceId, memberIds });
    places.set(nameOfDirect(direct), channel.id);
  }
  return places;
}

/** Before the first word, so that everybody may use them in all of the story. */
async function addEmoji(
  { add }: SeedParts['slices']['customEmoji'],
  { cast, ids }: { readonly cast: Cast; readonly ids: Ids },
): Promise<void> {
  for (const { name, addedBy, image } of emoji) {
    const userId = find(cast.people, addedBy);
    await add(
      { workspaceId: cast.workspaceId, name, image: Buffer.from(image, 'base64') },
      { actor: { userId, sessionId: userId }, commandId: ids.next() },
    );
  }
}

async function play(
  act: Act,
  cast: Cast,
  { clock, ids, now }: Pick<SeedParts, 'clock' | 'now'> & { readonly ids: Ids },
): Promise<Spoken> {
  const spoken = new Map<Line, { id: MessageId; sequence: number }>();
  /** What was said last in each place outside threads: replies are to it. */
  const roots = new Map<string, MessageId>();
  for (const scene of storyboard(conversations, now)) {
    const { kind, line } = scene;
    clock.turnTo(scene.at);
    const text = onTheWire(line.text, cast);
    const messageId = spoken.get(line)?.id ?? '';
    if (kind === 'say') {
      const channelId = find(cast.places, line.conversation);
      const draft = line.edited ? `${text} …` : text;
      const threadRootId = line.isReply ? find(roots, channelId) : undefined;
      const said = { channelId, clientMessageId: ids.next(), text: draft, threadRootId };
      const payload = { ...said, ...enclosedIn(line) };
      const { message } = await act(line.by, 'message.send', payload);
      spoken.set(line, message);
      if (!line.isReply) roots.set(channelId, message.id);
    } else if (kind === 'edit') await act(line.by, 'message.edit', { messageId, text });
    else if (kind === 'react') await act(scene.by, 'message.react', { messageId, emoji: scene.emoji });
    else if (kind === 'vote') await act(scene.by, 'poll.vote', { messageId, options: [scene.place] });
    else if (kind === 'tick')
      await act(scene.by, 'checklist.tick', { messageId, item: scene.place, isDone: true });
    else if (kind === 'pin') await act(line.by, 'message.pin', { messageId });
    else await act(line.by, 'message.delete', { messageId });
  }
  return spoken;
}

function enclosedIn({ poll, checklist }: Line) {
  const texts = (choices: readonly Choice[]) => choices.map(({ text }) => text);
  return {
    ...(poll && { poll: { options: texts(poll), isMultiple: false, isAnonymous: false } }),
    ...(checklist && { checklist: { items: texts(checklist) } }),
  };
}

/** What people are at just now; one of them does not want to be disturbed in the evening. */
async function sayStatus(act: Act, workspaceId: string): Promise<void> {
  for (const person of people as readonly (DemoPerson & { readonly key: PersonKey })[]) {
    const { key, status, quietHours } = person;
    if (status) await act(key, 'member.setStatus', { workspaceId, status: { ...status, expiresAt: null } });
    if (quietHours)
      await act(key, 'member.setQuiet', { workspaceId, quiet: { until: null, hours: quietHours } });
  }
}

async function markRead(
  act: Act,
  { cast, spoken, now }: { cast: Cast; spoken: Spoken; now: Date },
): Promise<void> {
  for (const { name, members } of conversations) {
    const lines = [...spoken.keys()].filter((line) => line.conversation === name);
    for (const member of members) {
      const awayMs = member === people[0].key ? ownerAwayMs : othersAwayMs;
      const seen = lastSeen(lines, member, new Date(now.getTime() - awayMs));
      const sequence = seen && spoken.get(seen)?.sequence;
      if (sequence !== undefined)
        await act(member, 'channel.markRead', { channelId: find(cast.places, name), sequence });
    }
  }
}
