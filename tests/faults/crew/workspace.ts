import { randomBytes, randomUUID } from 'node:crypto';
import type { HttpCall } from '@parley/client';
import {
  type Ack,
  type CommandDefinition,
  channelCreate,
  commandEndpoint,
  inviteAccept,
  inviteCreate,
  type ResultOf,
  sessionSignIn,
  setup,
  type WireError,
} from '@parley/protocol';
import { createNodeBrowser, type NodeBrowser } from '../../client/node-browser.js';
import { leanFetch } from './lean-fetch.js';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly browser: NodeBrowser;
  /** Another session of the same person. */
  signInAgain(): Promise<NodeBrowser>;
}

/** A workspace with its owner, for the people and channels that a run asks for. */
export interface Workspace {
  readonly id: string;
  readonly slug: string;
  readonly owner: Person;
  addPerson(name: string): Promise<Person>;
  addChannel(name: string, options: { members: readonly Person[]; isPrivate?: boolean }): Promise<string>;
  /** As the owner, over HTTP. */
  command<D extends CommandDefinition>(definition: D, payload: unknown): Promise<ResultOf<D>>;
}

/** A command that was not done, or of which nobody knows. */
export class Refused extends Error {
  readonly code: string;
  readonly isRetryable: boolean;

  constructor({ code, message, retryable, details }: WireError) {
    super(`${code}: ${message} ${JSON.stringify(details ?? {})}`);
    this.name = 'Refused';
    this.code = code;
    this.isRetryable = retryable;
  }
}

export function must<Result>(answer: Ack<Result>): Result {
  if (!answer.ok) throw new Refused(answer.error);
  return answer.result;
}

export async function commandOver<D extends CommandDefinition>(
  call: HttpCall,
  definition: D,
  payload: unknown,
): Promise<ResultOf<D>> {
  const body = { commandId: randomUUID(), payload };
  const answer = await call(commandEndpoint, { params: { type: definition.type }, body });
  return must(must(answer as Ack<Ack<ResultOf<D>>>));
}

/** Sets a fresh server up. */
export async function foundWorkspace(url: string): Promise<Workspace> {
  const open = (
    name: string,
    browser: NodeBrowser,
    account: { id: string; email: string; password: string },
  ): Person => ({
    id: account.id,
    name,
    browser,
    signInAgain: async () => {
      const other = createNodeBrowser(url, leanFetch);
      must(await other.call(sessionSignIn, { body: { email: account.email, password: account.password } }));
      return other;
    },
  });
  const newAccount = (name: string) => ({
    name,
    email: `${randomBytes(8).toString('hex')}@example.com`,
    password: `pass-${randomBytes(8).toString('hex')}`,
  });
  const account = newAccount('Owner');
  const browser = createNodeBrowser(url, leanFetch);
  const { session, workspaceSlug } = must(await browser.call(setup, { body: { account } }));
  const workspace = session.workspaces[0]?.workspace;
  if (!workspace) throw new Error('The new server has no workspace.');
  const command = <D extends CommandDefinition>(definition: D, payload: unknown) =>
    commandOver(browser.call, definition, payload);
  const invite = await command(inviteCreate, {
    workspaceId: workspace.id,
    expiresInHours: null,
    maxUses: null,
  });
  const owner = open('Owner', browser, { ...account, id: session.account.id });

  return {
    id: workspace.id,
    slug: workspaceSlug,
    owner,
    command,
    addPerson: async (name) => {
      const details = newAccount(name);
      const own = createNodeBrowser(url, leanFetch);
      const joined = must(
        await own.call(inviteAccept, { params: { code: invite.code }, body: { account: details } }),
      );
      return open(name, own, { ...details, id: joined.session.account.id });
    },
    addChannel: async (name, { members, isPrivate = false }) => {
      const memberIds = members.map((person) => person.id).filter((id) => id !== owner.id);
      const kind = isPrivate ? 'private' : 'public';
      const { channel } = await command(channelCreate, { workspaceId: workspace.id, kind, name, memberIds });
      return channel.id;
    },
  };
}
