import {
  type CommandType,
  channelStream,
  type endpoints,
  placesAsQuery,
  type StreamName,
  userStream,
  workspaceStream,
} from '@parley/protocol';
import { readFixtures } from '../../packages/protocol/contract/fixtures.js';
import type { Planted, Scene } from './scene.js';

/** What questions are aimed at: the planted things, or made-up ones that do not exist. */
export interface Aim {
  readonly channelId: string;
  readonly messageId: string;
  readonly replyId: string;
  readonly editedId: string;
  readonly sequence: number;
  readonly reminderId: string;
  readonly scheduledId: string;
}

export const aimAt = ({ root, reply, edited, reminder, scheduled }: Planted): Aim => ({
  channelId: root.channelId,
  messageId: root.id,
  replyId: reply.id,
  editedId: edited.id,
  sequence: root.sequence,
  reminderId: reminder.id,
  scheduledId: scheduled.id,
});

export const aimAtNothing = (): Aim => ({
  channelId: crypto.randomUUID(),
  messageId: crypto.randomUUID(),
  replyId: crypto.randomUUID(),
  editedId: crypto.randomUUID(),
  sequence: 1,
  reminderId: crypto.randomUUID(),
  scheduledId: crypto.randomUUID(),
});

interface Input {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

type Ask = (scene: Scene, aim: Aim) => readonly Input[];

const inChannel: Ask = (_, { channelId }) => [{ params: { channelId } }];
const inWorkspace: Ask = ({ people: { owner } }) => [{ params: { workspaceId: owner.workspace.id } }];
const streamsOf = ({ people, open }: Scene, { channelId }: Aim): StreamName[] => [
  ...[channelId, open.id].map(channelStream),
  workspaceStream(people.owner.workspace.id),
  ...Object.values(people).map((person) => userStream(person.account.id)),
];
const nothing: Ask = () => [{}];
const guess = () => ({
  name: 'Guess',
  email: `${crypto.randomUUID()}@example.com`,
  password: 'a wild guess',
});

/** What each endpoint is asked: all that somebody could ask who knows, or guesses, every id. */
export const endpointQuestions: Record<(typeof endpoints)[number]['name'], Ask> = {
  'session.read': nothing,
  'session.signIn': () => [{ body: { email: guess().email, password: guess().password } }],
  // Asked last, by the test: nobody could look afterwards.
  'session.signOut': () => [],
  'session.changePassword': () => [
    { body: { currentPassword: 'a wild guess', newPassword: guess().password } },
  ],
  'passwordReset.preview': () => [{ body: { token: 'A'.repeat(43) } }],
  'passwordReset.complete': () => [{ body: { token: 'A'.repeat(43), newPassword: guess().password } }],
  setup: () => [{ body: { account: guess() } }],
  'workspace.create': () => [{ body: { commandId: crypto.randomUUID(), name: 'Next door' } }],
  'invite.list': inWorkspace,
  'invite.preview': () => [{ params: { code: 'a-guess-at-an-invite' } }],
  'invite.accept': () => [{ params: { code: 'a-guess-at-an-invite' }, body: {} }],
  'message.history': (_, { channelId, sequence }) => [
    { params: { channelId } },
    { params: { channelId }, query: { around: sequence } },
    { params: { channelId }, query: { after: 0 } },
  ],
  'message.reactors': (_, { messageId }) => [{ params: { messageId }, query: { emoji: '🎉' } }],
  'poll.voters': (_, { messageId }) => [{ params: { messageId }, query: { option: 0 } }],
  'channel.pins': inChannel,
  'message.listed': (_, { channelId, sequence }) => [
    { params: { channelId }, query: { sequences: [sequence, sequence + 1, sequence + 4].join(',') } },
  ],
  'message.revisions': (_, { messageId, editedId }) =>
    [messageId, editedId].map((one) => ({ params: { messageId: one } })),
  'message.previews': (_, { channelId, sequence, messageId, editedId }) => [
    { query: { ids: [messageId, editedId].join(',') } },
    { query: { of: placesAsQuery([0, 1, 2, 3].map((on) => ({ channelId, sequence: sequence + on }))) } },
  ],
  'thread.replies': (_, { messageId, replyId }) =>
    [messageId, replyId].map((rootId) => ({ params: { rootId } })),
  'thread.list': inWorkspace,
  'emoji.add': ({ people: { owner } }) => [
    {
      params: { workspaceId: owner.workspace.id },
      body: { commandId: crypto.randomUUID(), name: 'guess', image: 'AAAA' },
    },
  ],
  // Its picture is no text, and the address is guessed.
  'emoji.image': (_, { messageId }) => [{ params: { emojiId: messageId, hash: '0'.repeat(16) } }],
  'channel.members': inChannel,
  'channel.directory': inWorkspace,
  'presence.here': inWorkspace,
  'realtime.bootstrap': ({ people }) =>
    [people.owner, people.foreigner].map(({ workspace }) => ({ query: { workspace: workspace.slug } })),
  'realtime.token': ({ people: { owner } }) => [{ body: { workspaceId: owner.workspace.id } }],
  'realtime.replay': (scene, aim) =>
    streamsOf(scene, aim).map((stream) => ({ params: { stream }, query: { fromSeq: 0 } })),
  'realtime.snapshot': (scene, aim) =>
    streamsOf(scene, aim).map((stream) => ({
      params: { stream },
      query: { workspaceId: scene.people.owner.workspace.id },
    })),
  // Every command is asked for itself.
  command: () => [],
};

/** By command, its good examples: one for each set of fields, as what stands in them is aimed anyway. */
const good = new Map<string, Map<string, unknown>>();
for (const { kind, type, good: examples } of readFixtures()) {
  const known = good.get(type) ?? new Map<string, unknown>();
  if (kind === 'commands') good.set(type, known);
  for (const { payload } of examples) known.set(fieldsOf(payload).join(), payload);
}

function fieldsOf(value: unknown, name = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [name === 'kind' ? `kind ${String(value)}` : name];
  return Object.entries(value).flatMap(([key, field]) => fieldsOf(field, key));
}

/** The examples of a command in the contract, aimed: every id in them leads to what was planted. */
export function commandQuestions(type: CommandType, scene: Scene, aim: Aim): unknown[] {
  return [...(good.get(type)?.values() ?? [])].map((payload) => aimed(payload, fieldsFor(scene, aim), type));
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsFor({ people }: Scene, aim: Aim): Fields {
  const { owner, author } = people;
  const { channelId, messageId, sequence, reminderId, scheduledId } = aim;
  const soon = new Date(Date.now() + 7_200_000).toISOString();
  return {
    workspaceId: owner.workspace.id,
    channelId,
    channelIds: [channelId],
    messageId,
    rootId: messageId,
    threadRootId: messageId,
    sequence,
    reminderId,
    scheduledId,
    memberId: author.account.id,
    memberIds: [author.account.id],
    dueAt: soon,
    sendAt: soon,
    // Of nobody's: what these name is no secret of a channel.
    clientMessageId: crypto.randomUUID(),
    sectionId: crypto.randomUUID(),
    inviteId: crypto.randomUUID(),
    groupId: crypto.randomUUID(),
    emojiId: crypto.randomUUID(),
    sectionIds: ['starred'],
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws Error for an id under a name that nobody said the meaning of: a new one needs its line above. */
function aimed(value: unknown, fields: Fields, type: string, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => aimed(one, fields, type, name));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [
        key,
        field !== null && Object.hasOwn(fields, key) ? fields[key] : aimed(field, fields, type, key),
      ]),
    );
  if (typeof value === 'string' && uuid.test(value))
    throw new Error(`${type}: say in fieldsFor what secret ${name} can lead to`);
  return value;
}
