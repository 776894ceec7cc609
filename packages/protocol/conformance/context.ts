import {
  type Channel,
  channelCreate,
  inviteAccept,
  inviteCreate,
  type Message,
  memberRemove,
  messageSend,
  workspaceCreate,
} from '../src/index.js';
import { granted } from './answers.js';
import type { Line } from './line.js';
import { createPerson, endpointCall, type Person } from './person.js';
import type { Target, Visitor } from './target.js';

/** What a case works with: a fresh workspace and people in it. */
export interface Context {
  readonly target: Target;
  /** Owns the workspace of this case. */
  readonly owner: Person;
  /** An ordinary member of it, another one each time. */
  member(): Promise<Person>;
  /** A member with an account made for this case, whose session may be ended. */
  newcomer(): Promise<Person>;
  /** The owner of another workspace, who has nothing to do with this one. */
  outsider(): Promise<Person>;
  /** A channel of the owner's with these people in it. */
  channel(kind: 'public' | 'private', members?: readonly Person[]): Promise<Channel>;
  /** A message that has to be taken. */
  say(speaker: Person | Line, channel: Channel, text: string): Promise<Message>;
}

/** Accounts are made once and join the workspace of each case, because making one is slow by design. */
export interface Cast {
  readonly founder: Visitor;
  readonly regulars: Visitor[];
}

export async function createContext(target: Target, cast: Cast): Promise<Context> {
  const freshId = () => target.newId().replaceAll('-', '').slice(-16);

  async function found(visitor: Visitor): Promise<Person> {
    const name = `Case ${freshId()}`;
    const { workspace } = granted(
      await endpointCall(visitor)(workspaceCreate, { body: { commandId: target.newId(), name } }),
      'workspace.create',
    );
    return createPerson(target, visitor, workspace.slug);
  }

  async function join(visitor: Visitor, isNew: boolean): Promise<Person> {
    const { code } = await owner.done(inviteCreate, {
      workspaceId: owner.workspace.id,
      expiresInHours: 1,
      maxUses: 1,
    });
    const account = { name: 'Somebody', email: `${freshId()}@example.com`, password: freshId() };
    const answer = await endpointCall(visitor)(inviteAccept, {
      params: { code },
      body: isNew ? { account } : {},
    });
    granted(answer, 'invite.accept');
    return createPerson(target, visitor, owner.workspace.slug);
  }

  async function regular(): Promise<Person> {
    const known = cast.regulars[taken];
    taken += 1;
    if (known) return join(known, false);
    const visitor = target.visitor();
    const person = await join(visitor, true);
    cast.regulars.push(visitor);
    return person;
  }

  let taken = 0;
  const owner = await found(cast.founder);

  return {
    target,
    owner,
    member: regular,
    newcomer: () => join(target.visitor(), true),
    outsider: async () => {
      const { visitor } = await join(target.visitor(), true);
      const own = await found(visitor);
      await owner.done(memberRemove, { workspaceId: owner.workspace.id, memberId: own.account.id });
      return own;
    },
    channel: async (kind, members = []) => {
      const memberIds = members.map((one) => one.account.id);
      const payload = { workspaceId: owner.workspace.id, kind, name: `c-${freshId()}`, memberIds };
      return (await owner.done(channelCreate, payload)).channel;
    },
    say: async (speaker, channel, text) => {
      const payload = { channelId: channel.id, clientMessageId: target.newId(), text };
      return (await speaker.done(messageSend, payload)).message;
    },
  };
}
