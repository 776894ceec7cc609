/**
 * What a caller may do after a refusal.
 * `never`: the same request will be refused again. `later`: it may succeed unchanged, after `retryAfterMs` if given.
 * `same-id`: whether it took effect is not known; send it again with the same command id to learn (R-SEND-3).
 */
export type RetryRule = 'never' | 'later' | 'same-id';

interface ErrorRow {
  readonly status: number;
  readonly retry: RetryRule;
  readonly meaning: string;
}

/** Every code a server can answer with: its HTTP status, its retry rule, its meaning. The one table (DESIGN §7). */
export const errors = {
  invalid_input: {
    status: 400,
    retry: 'never',
    meaning: 'A field is missing, malformed or over its limit; `details.path` names it.',
  },
  unknown_command: { status: 404, retry: 'never', meaning: 'The server does not know this command.' },
  unauthenticated: { status: 401, retry: 'never', meaning: 'No valid session.' },
  wrong_credentials: {
    status: 401,
    retry: 'never',
    meaning: 'The address and password do not belong together.',
  },
  token_invalid: {
    status: 401,
    retry: 'never',
    meaning: 'The connection token is malformed or not signed by this server.',
  },
  token_expired: {
    status: 401,
    retry: 'never',
    meaning: 'The connection token has run out; fetch a fresh one.',
  },
  session_revoked: { status: 401, retry: 'never', meaning: 'The session was ended elsewhere.' },
  forbidden: { status: 403, retry: 'never', meaning: 'Signed in, but not allowed to do this.' },
  not_found: {
    status: 404,
    retry: 'never',
    meaning: 'It does not exist, or the caller may not know that it does.',
  },
  origin_refused: { status: 403, retry: 'never', meaning: 'The request came from another site.' },
  idempotency_conflict: {
    status: 409,
    retry: 'never',
    meaning: 'This id was used before with other content.',
  },
  name_taken: {
    status: 409,
    retry: 'never',
    meaning: 'Another channel, group or emoji of the workspace has this name.',
  },
  address_taken: { status: 409, retry: 'never', meaning: 'An account with this e-mail address exists.' },
  slug_taken: { status: 409, retry: 'never', meaning: 'Another workspace has this address.' },
  setup_done: { status: 409, retry: 'never', meaning: 'This server has been set up already.' },
  channel_archived: {
    status: 409,
    retry: 'never',
    meaning: 'The channel is archived; nothing can be written to it.',
  },
  emoji_unknown: {
    status: 409,
    retry: 'never',
    meaning: 'The workspace has no emoji of this name, or has it no more.',
  },
  message_deleted: { status: 409, retry: 'never', meaning: 'The message was deleted.' },
  edit_window_over: {
    status: 409,
    retry: 'never',
    meaning: 'The workspace lets people edit a message for a while only, and that is over.',
  },
  delete_window_over: {
    status: 409,
    retry: 'never',
    meaning: 'The workspace lets people delete a message for a while only, and that is over.',
  },
  thread_nested: {
    status: 409,
    retry: 'never',
    meaning: 'The message is a reply itself; threads belong to the message they began with.',
  },
  poll_closed: {
    status: 409,
    retry: 'never',
    meaning: 'The poll was closed; nobody can vote in it any more.',
  },
  option_chosen: {
    status: 409,
    retry: 'never',
    meaning: 'Somebody voted for the option; it stays as it is.',
  },
  list_changed: {
    status: 409,
    retry: 'never',
    meaning: 'The option or item was taken away or reworded in the meantime.',
  },
  time_past: { status: 409, retry: 'never', meaning: 'The time has passed already.' },
  time_too_far: {
    status: 409,
    retry: 'never',
    meaning: 'The time is further ahead than a reminder or a scheduled message may be.',
  },
  limit_reached: {
    status: 409,
    retry: 'never',
    meaning: 'A limit of the workspace or the person is reached; `details.limit` names it.',
  },
  invite_unknown: { status: 404, retry: 'never', meaning: 'There is no such invite.' },
  invite_expired: { status: 410, retry: 'never', meaning: 'The invite has run out.' },
  invite_revoked: { status: 410, retry: 'never', meaning: 'The invite was withdrawn.' },
  invite_used_up: { status: 410, retry: 'never', meaning: 'The invite has been used as often as it allows.' },
  reset_unknown: {
    status: 404,
    retry: 'never',
    meaning: 'There is no such reset link, or a newer one or another password took its place.',
  },
  reset_expired: { status: 410, retry: 'never', meaning: 'The reset link has run out.' },
  reset_used: { status: 410, retry: 'never', meaning: 'The reset link was used already.' },
  cursor_too_old: {
    status: 410,
    retry: 'never',
    meaning: 'The log no longer reaches back to the cursor, or never reached it; take a snapshot.',
  },
  too_large: { status: 413, retry: 'never', meaning: 'The request is over the size limit.' },
  protocol_unsupported: {
    status: 426,
    retry: 'never',
    meaning: 'The client speaks a protocol version this server does not support.',
  },
  rate_limited: {
    status: 429,
    retry: 'later',
    meaning: 'Too many requests; `retryAfterMs` says when to try again.',
  },
  internal: {
    status: 500,
    retry: 'same-id',
    meaning: 'A fault of the server. `correlationId` finds it in the log.',
  },
  unavailable: {
    status: 503,
    retry: 'same-id',
    meaning: 'The server cannot reach its database, has too much to do, or is stopping.',
  },
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof errors;

export const errorCodes = Object.keys(errors) as [ErrorCode, ...ErrorCode[]];

/** Refusals that any command can meet and that its definition therefore does not repeat. */
export const commonErrors = [
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'rate_limited',
  'too_large',
  'internal',
  'unavailable',
] as const satisfies readonly ErrorCode[];

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errors, value);
}
