import { connectionToken, workspaceStream } from '@parley/protocol';
import type { StreamAccess } from '../platform/access.js';
import { DomainError } from '../platform/domain-error.js';
import { type EndpointHandler, handleEndpoint } from '../platform/handlers.js';
import { type ConnectionTokens, connectionTokenMs } from './connection-token.js';

export function createTokenRoute(tokens: ConnectionTokens, access: StreamAccess): EndpointHandler {
  return handleEndpoint(connectionToken, async ({ body: { workspaceId }, actor }) => {
    if (!actor) throw new DomainError('unauthenticated');
    const stream = workspaceStream(workspaceId);
    if (!(await access.check(actor, [stream])).has(stream)) throw new DomainError('not_found');
    return { result: { token: await tokens.sign({ actor, workspaceId }), expiresInMs: connectionTokenMs } };
  });
}
