import {
  type Channel,
  type CommandDefinition,
  channelArchive,
  channelCreate,
  draftSet,
  type Message,
  messageDelete,
  messageEdit,
  messageReact,
  messageSave,
  messageSend,
  pollRevise,
  pollVote,
  reminderCreate,
  scheduleCreate,
} from '@parley/protocol';
import type { Context, Person } from '@parley/protocol/conformance';

/** Where each of them happens: a channel with the person in it, and their message there. */
export interface Surroundings {
  readonly context: Context;
  readonly owner: Person;
  readonly person: Person;
  readonly channel: Channel;
  readonly message: Message;
  /** Lets so much time pass for the server. */
  readonly pass: (ms: number) => void;
}

export interface Refusal {
  readonly about: string;
  readonly code: string;
  /** What the refusal names. */
  readonly details?: Readonly<Record<string, string>>;
  /** Makes it so that it has to be refused, and gives what is asked. */
  readonly ask: (at: Surroundings) => Promise<{ definition: CommandDefinition; payload: unknown }>;
}

const minute = 60_000;
const at = (ms: number) => new Date(Date.now() + ms).toISOString();
const timeZone = 'Europe/Berlin';
const asked = (definition: CommandDefinition, payload: unknown) => Promise.resolve({ definition, payload });

const remind = ({ person, message }: Surroundings, more: object) =>
  asked(reminderCreate, {
    ...{ workspaceId: person.workspace.id, messageId: message.id, text: '' },
    ...{ dueAt: at(10 * minute), timeZone },
    ...more,
  });

const write = (channel: Channel, more: object = {}) =>
  asked(messageSend, {
    channelId: channel.id,
    clientMessageId: crypto.randomUUID(),
    text: '> What was said\n\nSee above.',
    ...more,
  });

/** The window of the rules that the test sets. */
export const windowMs = 5 * minute;

/** A kind of its own each. */
const manyKinds = Array.from({ length: 51 }, (_, nth) => String.fromCodePoint(0x1f400 + nth));

export const refusals: readonly Refusal[] = [
  {
    about: 'a reminder in the past',
    code: 'time_past',
    ask: (here) => remind(here, { dueAt: at(-minute) }),
  },
  {
    about: 'a reminder in six years',
    code: 'time_too_far',
    ask: (here) => remind(here, { dueAt: at(6 * 365 * 24 * 60 * minute) }),
  },
  {
    about: 'a reminder in a zone that nobody knows',
    code: 'invalid_input',
    details: { path: 'payload.timeZone' },
    ask: (here) => remind(here, { timeZone: 'Europe/Atlantis' }),
  },
  {
    about: 'a reminder of nothing',
    code: 'invalid_input',
    details: { path: 'payload.text' },
    ask: (here) => remind(here, { messageId: null, text: ' ' }),
  },
  {
    about: 'a reminder of a message that was deleted',
    code: 'message_deleted',
    ask: async (here) => {
      await here.person.done(messageDelete, { messageId: here.message.id });
      return remind(here, {});
    },
  },
  {
    about: 'a bookmark on a message that was deleted',
    code: 'message_deleted',
    ask: async ({ person, message: { id: messageId } }) => {
      await person.done(messageDelete, { messageId });
      return asked(messageSave, { messageId });
    },
  },
  {
    about: 'the 51st kind of reaction',
    code: 'limit_reached',
    details: { limit: 'reactionKindsPerMessage' },
    ask: async ({ person, message: { id: messageId } }) => {
      const [last, ...others] = manyKinds;
      for (const emoji of others) await person.done(messageReact, { messageId, emoji });
      return asked(messageReact, { messageId, emoji: last });
    },
  },
  {
    about: 'a reaction that is a word',
    code: 'invalid_input',
    details: { path: 'payload.emoji' },
    ask: ({ message }) => asked(messageReact, { messageId: message.id, emoji: 'thumbs up' }),
  },
  {
    about: 'other words for an option that somebody voted for',
    code: 'option_chosen',
    ask: async ({ person, channel }) => {
      const said = { channelId: channel.id, clientMessageId: crypto.randomUUID(), text: 'Lunch?' };
      const { message } = await person.done(messageSend, { ...said, poll: { options: ['Yes', 'No'] } });
      await person.done(pollVote, { messageId: message.id, options: [0] });
      return asked(pollRevise, { messageId: message.id, reworded: [{ place: 0, text: 'Never' }] });
    },
  },
  {
    about: 'an edit after the window',
    code: 'edit_window_over',
    ask: ({ message, pass }) => {
      pass(windowMs + minute);
      return asked(messageEdit, { messageId: message.id, text: 'Better' });
    },
  },
  {
    about: 'a deletion after the window',
    code: 'delete_window_over',
    ask: ({ message, pass }) => {
      pass(windowMs + minute);
      return asked(messageDelete, { messageId: message.id });
    },
  },
  {
    about: 'a forward into a channel one does not belong to',
    code: 'forbidden',
    ask: async ({ context }) => write(await context.channel('public')),
  },
  {
    about: 'a forward into a channel one cannot see',
    code: 'not_found',
    ask: async ({ context }) => write(await context.channel('private')),
  },
  {
    about: 'a forward into an archived channel',
    code: 'channel_archived',
    ask: async ({ owner, channel }) => {
      await owner.done(channelArchive, { channelId: channel.id });
      return write(channel);
    },
  },
  {
    about: 'a scheduled message into an archived channel',
    code: 'channel_archived',
    ask: async ({ owner, channel: { id: channelId } }) => {
      await owner.done(channelArchive, { channelId });
      return asked(scheduleCreate, { channelId, text: 'Later', sendAt: at(10 * minute), timeZone });
    },
  },
  {
    about: 'a scheduled message in the past',
    code: 'time_past',
    ask: ({ channel: { id: channelId } }) =>
      asked(scheduleCreate, { channelId, text: 'Later', sendAt: at(-minute), timeZone }),
  },
  {
    about: 'a draft in a channel one cannot write to',
    code: 'forbidden',
    ask: async ({ context }) =>
      asked(draftSet, { channelId: (await context.channel('public')).id, text: 'Half a thought' }),
  },
  {
    about: 'a reply to a reply',
    code: 'thread_nested',
    ask: async ({ person, channel, message }) => {
      const reply = await write(channel, { threadRootId: message.id });
      const { message: said } = await person.done(messageSend, reply.payload as never);
      return write(channel, { threadRootId: said.id });
    },
  },
  {
    about: 'another text under the id of a message',
    code: 'idempotency_conflict',
    ask: ({ channel, message: { clientMessageId } }) => write(channel, { clientMessageId }),
  },
  {
    about: 'a channel with blanks in its name',
    code: 'invalid_input',
    details: { path: 'payload.name' },
    ask: ({ person }) =>
      asked(channelCreate, { workspaceId: person.workspace.id, kind: 'public', name: 'two words' }),
  },
];
