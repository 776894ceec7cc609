import type { ErrorCode, WireError } from '@parley/protocol';
import { errors } from '@parley/protocol';

/**
 * Where a refusal was made when the server did not make it: `offline`, the request did not get there or no answer
 * came back; `broken`, the answer was not what the contract says.
 */
export type ClientFaultKind = 'offline' | 'broken';

/** A refusal made on this side of the line, in the shape of those from the server. */
export function refusal(code: ErrorCode, message: string, details?: Record<string, string>): WireError {
  const retryable = errors[code].retry !== 'never';
  return details ? { code, message, retryable, details } : { code, message, retryable };
}

export const offline = (message = 'The server cannot be reached right now.'): WireError =>
  refusal('unavailable', message, { kind: 'offline' satisfies ClientFaultKind });

export const broken = (message = 'The server gave an answer that could not be read.'): WireError =>
  refusal('internal', message, { kind: 'broken' satisfies ClientFaultKind });

/** Whether the refusal was made here, and of which kind. */
export function clientFaultKind(error: WireError): ClientFaultKind | undefined {
  const kind = error.details?.kind;
  return kind === 'offline' || kind === 'broken' ? kind : undefined;
}
