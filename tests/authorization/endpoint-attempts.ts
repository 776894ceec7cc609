import { type EndpointDefinition, endpoints, inviteCreate, messageSend } from '@parley/protocol';
import type { Person } from '@parley/protocol/conformance';
import { newAccountDetails } from '../support/visitor.js';
import { addedEmoji, newEmoji } from './added-emoji.js';
import type { Place, Situation } from './expectations.js';
import { type Scene, streamOf } from './scene.js';

interface Input {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

/** What one attempt asks; everything but the caller's rights is in order. */
type Attempt = (scene: Scene, situation: Situation) => Promise<Input>;

const always =
  (input: Input): Attempt =>
  () =>
    Promise.resolve(input);
const ofWorkspace: Attempt = ({ people: { owner } }) =>
  Promise.resolve({ params: { workspaceId: owner.workspace.id } });
const ofChannel: Attempt = async (scene, situation) => ({
  params: { channelId: (await streamOf(scene, situation)).replace('channel:', '') },
});
const guessedToken = 'A'.repeat(43);
const newAccount = () => newAccountDetails();

async function inviteOf(host: Person): Promise<Input['params']> {
  const payload = { workspaceId: host.workspace.id, expiresInHours: 1, maxUses: 1 };
  return { code: (await host.done(inviteCreate, payload)).code };
}

export const endpointAttempts: Record<(typeof endpoints)[number]['name'], Attempt> = {
  'session.read': always({}),
  'session.signIn': always({ body: { email: newAccount().email, password: newAccount().password } }),
  'session.signOut': always({}),
  'session.changePassword': always({
    body: { currentPassword: 'not my password', newPassword: newAccount().password },
  }),
  'passwordReset.preview': always({ body: { token: guessedToken } }),
  'passwordReset.complete': always({ body: { token: guessedToken, newPassword: newAccount().password } }),
  setup: always({ body: { account: newAccount() } }),
  'workspace.create': async ({ context }) => ({
    body: { commandId: context.target.newId(), name: 'May I' },
  }),
  'invite.list': ofWorkspace,
  'invite.preview': async ({ people: { owner } }) => ({ params: (await inviteOf(owner)) ?? {} }),
  // Into a workspace where none of them belongs, so that the table's people stay where they are.
  'invite.accept': async ({ elsewhere }) => ({ params: (await inviteOf(elsewhere)) ?? {}, body: {} }),
  'message.history': ofChannel,
  'message.reactors': async (scene, situation) => ({
    params: { messageId: (await scene.place(situation as Place)).message.id },
    query: { emoji: '🎉' },
  }),
  'poll.voters': async (scene, situation) => {
    const { channel } = await scene.place(situation as Place);
    const said = { channelId: channel.id, clientMessageId: scene.context.target.newId(), text: 'May I?' };
    const poll = { options: ['Yes', 'No'] };
    const { message } = await scene.people.member.done(messageSend, { ...said, poll });
    return { params: { messageId: message.id }, query: { option: 0 } };
  },
  'emoji.add': async (scene, situation) => ({ ...(await ofWorkspace(scene, situation)), body: newEmoji() }),
  'emoji.image': async ({ people: { owner } }) => {
    const { id: emojiId, url } = await addedEmoji(owner);
    return { params: { emojiId, hash: url.slice(url.lastIndexOf('/') + 1) } };
  },
  'channel.pins': ofChannel,
  'message.listed': async (scene, situation) => ({
    ...(await ofChannel(scene, situation)),
    query: { sequences: '1,2' },
  }),
  'message.revisions': async (scene, situation) => ({
    params: { messageId: (await scene.place(situation as Place)).message.id },
  }),
  'message.previews': async (scene) => {
    const { channelId, sequence } = (await scene.place('private')).message;
    return { query: { of: `${channelId}:${sequence}` } };
  },
  'thread.replies': async (scene, situation) => ({
    params: { rootId: (await scene.place(situation as Place)).message.id },
  }),
  'thread.list': ofWorkspace,
  'channel.members': ofChannel,
  'channel.directory': ofWorkspace,
  'presence.here': ofWorkspace,
  'realtime.bootstrap': ({ people: { owner } }) =>
    Promise.resolve({ query: { workspace: owner.workspace.slug } }),
  'realtime.token': ({ people: { owner } }) => Promise.resolve({ body: { workspaceId: owner.workspace.id } }),
  'realtime.replay': async (scene, situation) => ({
    params: { stream: await streamOf(scene, situation) },
    query: { fromSeq: 0 },
  }),
  'realtime.snapshot': async (scene, situation) => ({
    params: { stream: await streamOf(scene, situation) },
    query: { workspaceId: scene.people.owner.workspace.id },
  }),
  command: ({ context }) =>
    Promise.resolve({ params: { type: 'may.i' }, body: { commandId: context.target.newId(), payload: {} } }),
};

export function endpointNamed(name: string): EndpointDefinition {
  const found = endpoints.find((one) => one.name === name);
  if (!found) throw new Error(`no endpoint ${name}`);
  return found;
}
