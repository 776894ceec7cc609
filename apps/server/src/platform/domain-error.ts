import type { ErrorCode } from '@parley/protocol';

/** An expected refusal. Anything else that is thrown is a bug and reaches the caller as `internal`, without details. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  /** e.g. `{ path: 'payload.text' }`; shown to the caller. `retryAfterMs` becomes the field of that name. */
  readonly details: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, details: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}
