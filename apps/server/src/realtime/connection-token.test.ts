import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { type ConnectionGrant, connectionTokenMs, createConnectionTokens } from './connection-token.js';

const secret = 'a secret that is long enough for anybody';
const grant: ConnectionGrant = {
  actor: { userId: randomUUID(), sessionId: randomUUID() },
  workspaceId: randomUUID(),
};
const clockAt = (ms: number) => ({ now: () => new Date(ms) });
const bornAt = 1_800_000_000_000;

describe('a connection token', () => {
  it('[R-CONN-4] tells person, session and workspace, and never the session secret', async () => {
    const tokens = createConnectionTokens(secret, clockAt(bornAt));
    expect(await tokens.verify(await tokens.sign(grant))).toEqual(grant);
  });

  it('[R-CONN-5] is refused as expired after 60 seconds, not before', async () => {
    const token = await createConnectionTokens(secret, clockAt(bornAt)).sign(grant);
    const verifyAt = (ms: number) => createConnectionTokens(secret, clockAt(bornAt + ms)).verify(token);
    expect(connectionTokenMs).toBe(60_000);
    expect(await verifyAt(59_000)).toEqual(grant);
    expect(await verifyAt(61_000)).toBe('token_expired');
  });

  it('[R-CONN-5] is refused when it was made with another key, changed, or is none', async () => {
    const tokens = createConnectionTokens(secret, clockAt(bornAt));
    const token = await tokens.sign(grant);
    const [head, , signature] = token.split('.');
    const body = Buffer.from(
      JSON.stringify({ sub: randomUUID(), aud: 'parley:connection', exp: 9e9 }),
    ).toString('base64url');
    const forged = await createConnectionTokens(`${secret}!`, clockAt(bornAt)).sign(grant);
    for (const bad of ['', 'x', 'a.b.c', forged, `${head}.${body}.${signature}`, `${token}x`])
      expect(await tokens.verify(bad)).toBe('token_invalid');
  });

  it('is refused without a signature, and for another purpose under the same secret', async () => {
    const tokens = createConnectionTokens(secret, clockAt(bornAt));
    const claims = { sub: grant.actor.userId, workspace: grant.workspaceId, session: grant.actor.sessionId };
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${encode({ alg: 'none' })}.${encode({ ...claims, aud: 'parley:connection', exp: 9e9 })}.`;
    const bySecret = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('parley:connection')
      .setExpirationTime(new Date(bornAt + 60_000))
      .sign(new TextEncoder().encode(secret));
    expect(await tokens.verify(unsigned)).toBe('token_invalid');
    expect(await tokens.verify(bySecret)).toBe('token_invalid');
  });
});
