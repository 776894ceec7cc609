import { hkdfSync } from 'node:crypto';
import { type CloseReason, id } from '@parley/protocol';
import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import type { Clock } from '../platform/clock.js';
import type { Actor } from '../platform/handlers.js';

/** Who may open a live connection, to which workspace, and on behalf of which session. */
export interface ConnectionGrant {
  readonly actor: Actor;
  readonly workspaceId: string;
}

export interface ConnectionTokens {
  /** Good for `connectionTokenMs`. */
  sign(grant: ConnectionGrant): Promise<string>;
  /** The grant, or why the token is refused. Never throws. */
  verify(token: string): Promise<ConnectionGrant | Extract<CloseReason, 'token_invalid' | 'token_expired'>>;
}

/** R-CONN-4 asks for 60 s. */
export const connectionTokenMs = 60_000;

const audience = 'parley:connection';
const algorithm = 'HS256';
const claims = z.object({ sub: id, workspace: id, session: z.string() });

export function createConnectionTokens(secretKey: string, clock: Clock): ConnectionTokens {
  // A key of its own, so that no other signature made with the server's secret is ever a token.
  const key = new Uint8Array(hkdfSync('sha256', secretKey, '', audience, 32));
  return {
    sign: ({ actor, workspaceId }) =>
      new SignJWT({ workspace: workspaceId, session: actor.sessionId })
        .setProtectedHeader({ alg: algorithm })
        .setSubject(actor.userId)
        .setAudience(audience)
        .setExpirationTime(new Date(clock.now().getTime() + connectionTokenMs))
        .sign(key),
    verify: async (token) => {
      try {
        const options = {
          algorithms: [algorithm],
          audience,
          currentDate: clock.now(),
          requiredClaims: ['exp'],
        };
        const { sub, workspace, session } = claims.parse((await jwtVerify(token, key, options)).payload);
        return { actor: { userId: sub, sessionId: session }, workspaceId: workspace };
      } catch (error) {
        return error instanceof errors.JWTExpired ? 'token_expired' : 'token_invalid';
      }
    },
  };
}
