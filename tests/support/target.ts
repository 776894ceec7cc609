import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type NewAccount, sessionSignIn, setup } from '@parley/protocol';
import type { Target, Visitor } from '@parley/protocol/conformance';
import { createConnectionTokens } from '../../apps/server/src/realtime/connection-token.js';
import { createVisitor, newAccountDetails, type TransportName } from './visitor.js';

/** A second over the minute a token is good for. */
const agedMs = 61_000;

/** A node, or what stands in front of several. */
interface Entrance {
  readonly url: string;
  readonly secretKey: string;
}

/**
 * The nodes of one installation as the conformance suite wants them. The founder sets it up, so there is one, unless
 * somebody has done that before.
 */
export function createTarget(
  nodes: readonly [Entrance, ...Entrance[]],
  transport: TransportName = 'websocket',
  settledBy?: NewAccount,
): Target {
  const urls = nodes.map((node) => node.url);
  const visitor = () => createVisitor(urls, { transport });
  return {
    visitor,
    founder: async () => {
      const founder = visitor();
      const account = settledBy ?? newAccountDetails('Founder');
      const { method, path } = settledBy ? sessionSignIn : setup;
      const { email, password } = account;
      const body = JSON.stringify(settledBy ? { email, password } : { account, workspaceName: 'First' });
      const answer = await founder.request({ method, path, body });
      if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
      return founder;
    },
    newId: () => randomUUID(),
    wait: (milliseconds) => wait(milliseconds),
    expiredToken: (person, workspaceId) => agedToken(nodes[0].secretKey, person, workspaceId),
  };
}

/** Signs what a fresh token says once more, as of a minute ago. */
async function agedToken(secretKey: string, person: Visitor, workspaceId: string): Promise<string> {
  const body = JSON.stringify({ workspaceId });
  const answer = await person.request({ method: 'POST', path: '/api/v1/realtime/token', body });
  const { token } = answer.body as { token: string };
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    sub: string;
    session: string;
  };
  const clock = { now: () => new Date(Date.now() - agedMs) };
  const actor = { userId: claims.sub, sessionId: claims.session };
  return createConnectionTokens(secretKey, clock).sign({ actor, workspaceId });
}
