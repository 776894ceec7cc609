import { randomUUID } from 'node:crypto';
import { createHttp, type HttpCall, type HttpRequest } from '@parley/client';
import {
  type Ack,
  type Channel,
  type CommandDefinition,
  channelCreate,
  channelDirectory,
  commandEndpoint,
  type EndpointDefinition,
  inviteAccept,
  inviteCreate,
  type Message,
  messageHistory,
  messageSend,
  type NewAccount,
  type PayloadOf,
  type ResultOf,
  type SignedIn,
  sessionSignIn,
  setup,
  type Workspace,
  workspaceCreate,
} from '@parley/protocol';
import { type APIRequestContext, request } from '@playwright/test';

/** Somebody with an account and a session of their own, acting over the API. */
export interface Person {
  readonly account: NewAccount;
  readonly userId: string;
  /** Holds the session's cookie: `storageState()` signs a browser in. */
  readonly requests: APIRequestContext;
  /** @throws when it is refused. */
  call<D extends EndpointDefinition>(definition: D, input?: HttpRequest<D>): Promise<ResultOf<D>>;
  /** @throws when it is refused. */
  command<D extends CommandDefinition>(definition: D, payload: PayloadOf<D>): Promise<ResultOf<D>>;
  say(channelId: string, text: string): Promise<Message>;
}

/** A workspace of its own with its people; the first of them owns it. */
export interface Team<Name extends string> {
  readonly workspace: Workspace;
  readonly people: Readonly<Record<Name, Person>>;
  /** The channel everybody is in. */
  readonly generalId: string;
}

export const password = 'correct horse battery';

let count = 0;

/** An address that nobody has used on any server of this run. */
export function newAccountFor(name: string): NewAccount {
  count += 1;
  const local = name.toLowerCase().replace(/[^a-z]+/g, '-');
  return { name, email: `${local}-${process.pid}-${count}@parley.example`, password };
}

/** First run of a fresh server. */
export async function setUp(
  address: string,
  name: string,
): Promise<Person & { readonly workspace: Workspace }> {
  const account = newAccountFor(name);
  const { requests, call } = await connect(address);
  const { session } = resultOf(await call(setup, { body: { account, workspaceName: 'First' } }));
  const [first] = session.workspaces;
  if (!first) throw new Error('The first run made no workspace.');
  return { ...personOf({ account, requests, call, session }), workspace: first.workspace };
}

/** A new account by an invite that `host` makes. */
export async function invite(
  address: string,
  host: { person: Person; workspaceId: string },
  name: string,
): Promise<Person> {
  const { code } = await host.person.command(inviteCreate, {
    workspaceId: host.workspaceId,
    expiresInHours: 24,
    maxUses: 1,
  });
  const account = newAccountFor(name);
  const { requests, call } = await connect(address);
  const { session } = resultOf(await call(inviteAccept, { params: { code }, body: { account } }));
  return personOf({ account, requests, call, session });
}

/** Another session of somebody who has an account: another device. */
export async function signIn(address: string, account: NewAccount): Promise<Person> {
  const { requests, call } = await connect(address);
  const { email } = account;
  const { session } = resultOf(await call(sessionSignIn, { body: { email, password: account.password } }));
  return personOf({ account, requests, call, session });
}

export interface TeamOptions<Name extends string> {
  readonly address: string;
  /** Whoever lets the first of the team onto the server. */
  readonly keeper: Person & { readonly workspace: Workspace };
  readonly names: readonly [Name, ...Name[]];
}

export async function createTeam<Name extends string>(options: TeamOptions<Name>): Promise<Team<Name>> {
  const { address, keeper, names } = options;
  const [ownerName, ...others] = names;
  const owner = await invite(address, { person: keeper, workspaceId: keeper.workspace.id }, ownerName);
  const { workspace } = await owner.call(workspaceCreate, {
    body: { commandId: randomUUID(), name: `${ownerName} and friends` },
  });
  const people = new Map<string, Person>([[ownerName, owner]]);
  for (const name of others) {
    people.set(name, await invite(address, { person: owner, workspaceId: workspace.id }, name));
  }
  return {
    workspace,
    people: Object.fromEntries(people) as Record<Name, Person>,
    generalId: await generalOf(owner, workspace.id),
  };
}

export interface NewChannel {
  readonly workspaceId: string;
  readonly name: string;
  readonly kind?: 'public' | 'private';
  readonly members?: readonly Person[];
}

export async function createChannel(owner: Person, options: NewChannel): Promise<Channel> {
  const { channel } = await owner.command(channelCreate, {
    workspaceId: options.workspaceId,
    kind: options.kind ?? 'public',
    name: options.name,
    topic: '',
    memberIds: (options.members ?? []).map((person) => person.userId),
  });
  return channel;
}

/** Every message of a channel, oldest first, as the server has it. */
export async function historyOf(person: Person, channelId: string): Promise<Message[]> {
  const messages: Message[] = [];
  for (let after = 0; ; ) {
    const page = await person.call(messageHistory, { params: { channelId }, query: { after, limit: 100 } });
    messages.push(...page.messages);
    if (!page.hasMoreAfter) return messages;
    after = page.messages.at(-1)?.sequence ?? after;
  }
}

async function generalOf(person: Person, workspaceId: string): Promise<string> {
  const { channels } = await person.call(channelDirectory, { params: { workspaceId }, query: {} });
  const general = channels.find(({ channel }) => channel.name === 'general');
  if (!general) throw new Error('The workspace has no #general.');
  return general.channel.id;
}

async function connect(address: string): Promise<{ requests: APIRequestContext; call: HttpCall }> {
  const requests = await request.newContext({ baseURL: address });
  const call = createHttp({
    baseUrl: address,
    fetch: async (url, init) => {
      const response = await requests.fetch(url, {
        method: init.method ?? 'GET',
        headers: init.headers as Record<string, string>,
        ...(typeof init.body === 'string' && { data: init.body }),
        // A connection that rested is closed by the server at any moment, also that of sending; every command has an id.
        maxRetries: 2,
      });
      return new Response(await response.text(), { status: response.status() });
    },
  });
  return { requests, call };
}

interface PersonParts {
  readonly account: NewAccount;
  readonly requests: APIRequestContext;
  readonly call: HttpCall;
  readonly session: SignedIn;
}

function personOf({ account, requests, call, session }: PersonParts): Person {
  const command: Person['command'] = async (definition, payload) => {
    const body = { commandId: randomUUID(), payload };
    const answer = resultOf(await call(commandEndpoint, { params: { type: definition.type }, body }));
    return resultOf(answer) as ResultOf<typeof definition>;
  };
  return {
    account,
    userId: session.account.id,
    requests,
    call: async (definition, input) => resultOf(await call(definition, input)),
    command,
    say: async (channelId, text) =>
      (await command(messageSend, { channelId, clientMessageId: randomUUID(), text })).message,
  };
}

function resultOf<Result>(answer: Ack<Result>): Result {
  if (!answer.ok) throw new Error(`Refused: ${answer.error.code} ${answer.error.message}`);
  return answer.result;
}
