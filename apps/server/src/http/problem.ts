import { STATUS_CODES } from 'node:http';
import { errors, type WireError } from '@parley/protocol';
import type { Response } from 'express';

/** RFC 9457, with the fields of a WireError beside its own. */
export function toProblem(error: WireError) {
  const { status } = errors[error.code];
  return {
    type: `urn:parley:error:${error.code}`,
    title: STATUS_CODES[status] ?? error.code,
    status,
    detail: error.message,
    ...error,
  };
}

/** `more` stands beside the problem's own fields. */
export function sendProblem(response: Response, error: WireError, more: object = {}): void {
  const problem = toProblem(error);
  response.status(problem.status).type('application/problem+json').set('Cache-Control', 'no-store');
  if (error.retryAfterMs !== undefined)
    response.set('Retry-After', String(Math.ceil(error.retryAfterMs / 1_000)));
  response.send(JSON.stringify({ ...problem, ...more }));
}
