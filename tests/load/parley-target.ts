import { randomBytes, randomUUID } from 'node:crypto';
import { createHttp, type HttpCall } from '@parley/client';
import {
  type Ack,
  type CommandDefinition,
  channelCreate,
  commandEndpoint,
  connectionToken,
  inviteAccept,
  inviteCreate,
  type ResultOf,
  setup,
} from '@parley/protocol';
import { generousLimits } from '../support/generous-limits.js';
import { type ServerProcess, startServer } from './processes.js';

interface Person {
  readonly id: string;
  readonly call: HttpCall;
}

export interface ParleyTarget {
  readonly server: ServerProcess;
  /** Makes a channel of the people with these numbers; gives its id. */
  createChannel(name: string, people: readonly number[]): Promise<string>;
  /** Connection tokens, good for a minute, of the people with these numbers. */
  tokens(people: readonly number[]): Promise<string[]>;
}

function must<Result>(answer: Ack<Result>): Result {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.result;
}

/** A `fetch` that keeps the cookies of one person. */
function personCall(baseUrl: string): HttpCall {
  const jar = new Map<string, string>();
  return createHttp({
    baseUrl,
    fetch: async (url, init) => {
      const headers = new Headers(init.headers);
      headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
      headers.set('origin', baseUrl);
      const response = await fetch(url, { ...init, headers });
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';', 1);
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      return response;
    },
  });
}

/** The built server with a workspace of `people` persons. */
export async function startParley(databaseUrl: string, people: number): Promise<ParleyTarget> {
  const server = await startServer({
    script: new URL('../../apps/server/dist/main.js', import.meta.url).pathname,
    env: {
      DATABASE_URL: databaseUrl,
      SECRET_KEY: randomBytes(24).toString('hex'),
      PORT: '0',
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'json',
      ...generousLimits,
    },
    port: /http:\/\/[^:\s]+:(\d+)/,
  });
  const account = (number: number) => ({
    name: `Person ${number}`,
    email: `person${number}@bench.example`,
    password: 'a long enough password',
  });
  const owner = personCall(server.url);
  const { session, workspaceSlug } = must(
    await owner(setup, { body: { account: account(0), workspaceName: 'Bench' } }),
  );
  const workspace = session.workspaces.find((one) => one.workspace.slug === workspaceSlug)?.workspace;
  if (!workspace) throw new Error('the workspace is missing from the session');

  async function command<D extends CommandDefinition>(definition: D, payload: unknown): Promise<ResultOf<D>> {
    const answer = await owner(commandEndpoint, {
      params: { type: definition.type },
      body: { commandId: randomUUID(), payload },
    });
    return must(must(answer as Ack<Ack<ResultOf<D>>>));
  }
  const { code } = await command(inviteCreate, {
    workspaceId: workspace.id,
    expiresInHours: null,
    maxUses: null,
  });

  const persons: Person[] = [{ id: session.account.id, call: owner }];
  for (let number = 1; number < people; number += 1) {
    const call = personCall(server.url);
    const joined = must(await call(inviteAccept, { params: { code }, body: { account: account(number) } }));
    persons.push({ id: joined.session.account.id, call });
  }
  const personOf = (number: number) => persons[number % persons.length] as Person;

  return {
    server,
    createChannel: async (name, members) => {
      const ids = [...new Set(members.map((number) => personOf(number).id))].filter(
        (id) => id !== persons[0]?.id,
      );
      const { channel } = await command(channelCreate, {
        workspaceId: workspace.id,
        kind: 'public',
        name,
        memberIds: ids,
      });
      return channel.id;
    },
    tokens: (numbers) =>
      Promise.all(
        numbers.map(async (number) => {
          const answer = await personOf(number).call(connectionToken, {
            body: { workspaceId: workspace.id },
          });
          return must(answer).token;
        }),
      ),
  };
}
