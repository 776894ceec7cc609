import type * as z from 'zod/mini';
import {
  type Account,
  type Ack,
  bootstrap,
  type CommandDefinition,
  connectionToken,
  type EndpointDefinition,
  issuesOf,
  protocolVersion,
  type ResultOf,
  type Workspace,
} from '../src/index.js';
import { granted, parsedAck, refusalOf } from './answers.js';
import { ConformanceError } from './check.js';
import { createLine, type Line } from './line.js';
import type { Target, Visitor } from './target.js';

/** Somebody in one workspace, with the protocol's words for what they do. */
export interface Person {
  readonly visitor: Visitor;
  readonly account: Account;
  readonly workspace: Workspace;
  call: EndpointCall;
  /** A command over HTTP. */
  command<D extends CommandDefinition>(
    definition: D,
    payload: z.input<D['payload']>,
    commandId?: string,
  ): Promise<Ack<ResultOf<D>>>;
  /** A command that has to succeed. */
  done<D extends CommandDefinition>(definition: D, payload: z.input<D['payload']>): Promise<ResultOf<D>>;
  token(): Promise<string>;
  /** A live line that has to open, past its `connection.ack`. */
  connect(): Promise<Line>;
}

interface CallInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

export type EndpointCall = <D extends EndpointDefinition>(
  definition: D,
  input?: CallInput,
) => Promise<Ack<ResultOf<D>>>;

/** Calls endpoints as this visitor. Answers are held to their schema, refusals to the error table. */
export function endpointCall(visitor: Visitor): EndpointCall {
  return async (definition, { params = {}, query = {}, body } = {}) => {
    const path = definition.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(params[name] ?? ''),
    );
    const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const answer = await visitor.request({
      method: definition.method,
      path: search.length > 0 ? `${path}?${search.join('&')}` : path,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (answer.status >= 400) return { ok: false, error: refusalOf(answer) };
    const parsed = definition.result.safeParse(answer.body);
    if (!parsed.success) throw new ConformanceError(`${definition.name}: ${issuesOf(parsed.error)}`);
    return { ok: true, result: parsed.data as never };
  };
}

export async function createPerson(target: Target, visitor: Visitor, workspaceSlug: string): Promise<Person> {
  const call = endpointCall(visitor);
  const { account, workspace } = granted(
    await call(bootstrap, { query: { workspace: workspaceSlug } }),
    'bootstrap',
  );

  const command: Person['command'] = async (definition, payload, commandId = target.newId()) => {
    const answer = await visitor.request({
      method: 'POST',
      path: `/api/v1/commands/${definition.type}`,
      body: JSON.stringify({ commandId, payload }),
    });
    if (answer.status >= 400) return { ok: false, error: refusalOf(answer) };
    return parsedAck(definition, answer.body);
  };
  const token = async () =>
    granted(await call(connectionToken, { body: { workspaceId: workspace.id } }), 'a connection token').token;

  return {
    visitor,
    account,
    workspace,
    call,
    command,
    done: async (definition, payload) => granted(await command(definition, payload), definition.type),
    token,
    connect: async () => {
      const connection = await visitor.connect({ token: await token(), protocol: protocolVersion });
      if (connection.kind === 'refused')
        throw new ConformanceError(`the handshake was refused: ${String(connection.code)}`);
      return createLine(target, connection.wire);
    },
  };
}
