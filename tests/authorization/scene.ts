import {
  type Channel,
  channelOpenDirect,
  channelStream,
  type Message,
  type StreamName,
  userStream,
  workspaceStream,
} from '@parley/protocol';
import { type Context, createContext, type Person, type Target } from '@parley/protocol/conformance';
import type { Column, Place, Situation } from './expectations.js';

type SignedIn = Exclude<Column, 'signedOut'>;

/** The people of the table, and a way to put each attempt into fresh surroundings. */
export interface Scene {
  readonly context: Context;
  readonly people: Readonly<Record<SignedIn, Person>>;
  /** In every channel with a name, so that somebody can be taken out of it. */
  readonly bystander: Person;
  /** A workspace where none of them belongs. */
  readonly elsewhere: Person;
  /** A fresh channel with a message by `member`; of a direct conversation, the one there is. */
  place(kind: Place): Promise<{ channel: Channel; message: Message }>;
}

export async function createScene(target: Target): Promise<Scene> {
  const context = await createContext(target, { founder: await target.founder(), regulars: [] });
  const { owner } = context;
  const [member, nonMember, bystander] = [
    await context.member(),
    await context.member(),
    await context.member(),
  ];
  const people = { owner, member, nonMember, foreigner: await context.outsider() };
  return {
    context,
    people,
    bystander,
    elsewhere: await context.outsider(),
    place: async (kind) => {
      const channel =
        kind === 'direct'
          ? (await owner.done(channelOpenDirect, direct(owner, member))).channel
          : await context.channel(kind, [member, bystander]);
      return { channel, message: await context.say(member, channel, 'Good morning') };
    },
  };
}

function direct(owner: Person, member: Person) {
  return { workspaceId: owner.workspace.id, memberIds: [member.account.id] };
}

/** The stream that a situation is about. */
export async function streamOf(scene: Scene, situation: Situation): Promise<StreamName> {
  const { owner } = scene.people;
  if (situation === 'workspace') return workspaceStream(owner.workspace.id);
  if (situation === 'person') return userStream(owner.account.id);
  return channelStream((await scene.place(situation)).channel.id);
}
