import type { ErrorRequestHandler } from 'express';
import { DomainError } from '../platform/domain-error.js';
import type { Logger } from '../platform/logger.js';
import type { Metrics } from '../platform/metrics.js';
import { toWireError } from '../platform/wire-error.js';
import { sendProblem } from './problem.js';
import { requestOf } from './request-context.js';

/** The last resort of every request: turns what was thrown into a problem, and keeps the rest to the log. */
export function createErrorHandler(parts: { log: Logger; metrics: Metrics }): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (thrown, request, response, next) => {
    if (response.headersSent) return next(thrown);
    const { correlationId, name } = requestOf(request);
    const error = toWireError(asRefusal(thrown), { log: parts.log, correlationId, name });
    parts.metrics.errors.inc({ code: error.code });
    sendProblem(response, error);
  };
}

/**
 * What Express and its body parser throw about a bad request has a status of 4xx; it says more than people need. Other
 * libraries put words there: the one for sign-in does when the database is away.
 */
export function asRefusal(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof DomainError) return thrown;
  const { type, status } = thrown as { type?: string; status?: unknown };
  if (type === 'entity.too.large') return new DomainError('too_large');
  if (type === 'entity.parse.failed')
    return new DomainError('invalid_input', { path: 'body', issue: 'is not JSON' });
  if (typeof status !== 'number' || status < 400 || status >= 500) return thrown;
  return new DomainError('invalid_input', { path: 'request', issue: 'is malformed' });
}
