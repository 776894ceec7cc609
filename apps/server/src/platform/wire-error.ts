import { errors, type WireError } from '@parley/protocol';
import { asDomainError } from './database-errors.js';
import { DomainError } from './domain-error.js';
import type { Logger } from './logger.js';
import { refusalWords } from './refusal-words.js';

export interface ErrorContext {
  readonly log: Logger;
  /** Finds the entry in the log. */
  readonly correlationId: string;
  /** Of the command or endpoint, for the log. */
  readonly name: string;
}

/** Any thrown value as what callers may see. Expected refusals tell their details, everything else only where to look. */
export function toWireError(thrown: unknown, context: ErrorContext): WireError {
  const { log, correlationId, name } = context;
  const error = asDomainError(thrown);
  if (!(error instanceof DomainError)) {
    log.error({ err: error, correlationId, name }, 'A request failed');
    return { code: 'internal', message: refusalWords.internal, retryable: true, correlationId };
  }
  // Without a cause it is our own refusal, of which there can be thousands a second.
  if (error.code === 'unavailable' && error.cause !== undefined)
    log.warn({ err: error, correlationId, name }, 'A request could not be served');
  const { retryAfterMs, ...details } = error.details;
  return {
    code: error.code,
    message: details.issue
      ? `${refusalWords[error.code]} (${details.path}: ${details.issue})`
      : refusalWords[error.code],
    retryable: errors[error.code].retry !== 'never',
    correlationId,
    ...(retryAfterMs !== undefined && { retryAfterMs: Number(retryAfterMs) }),
    ...(Object.keys(details).length > 0 && { details }),
  };
}
