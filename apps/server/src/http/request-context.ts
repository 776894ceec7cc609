import type { Request, RequestHandler } from 'express';
import type { Ids } from '../platform/ids.js';
import type { Logger } from '../platform/logger.js';

interface RequestContext {
  readonly correlationId: string;
  /** Of the endpoint: what is logged in place of the address, which may hold a secret such as an invite code. */
  name: string;
}

const contexts = new WeakMap<Request, RequestContext>();

export function requestOf(request: Request): RequestContext {
  return contexts.get(request) ?? { correlationId: '', name: 'unknown' };
}

/** Gives every request an id, told in `X-Request-Id`, and one line in the log at its end. */
export function trackRequests(parts: { ids: Ids; log: Logger }): RequestHandler {
  return (request, response, next) => {
    const context = { correlationId: parts.ids.next(), name: 'unknown' };
    contexts.set(request, context);
    response.set('X-Request-Id', context.correlationId);
    if (parts.log.isLevelEnabled('debug')) {
      const startedAt = performance.now();
      response.on('finish', () => {
        const ms = Math.round(performance.now() - startedAt);
        const { correlationId, name } = context;
        parts.log.debug(
          { correlationId, name, method: request.method, status: response.statusCode, ms },
          'Request',
        );
      });
    }
    next();
  };
}
