interface CloseRow {
  /** Whether the client may connect again by itself, and with what. */
  readonly reconnect: 'now' | 'fresh-token' | 'later' | 'never';
  readonly meaning: string;
}

/** Why a server refuses or ends a live connection; sent before the close, and as `data.code` of a refused handshake. */
export const closeReasons = {
  token_invalid: { reconnect: 'fresh-token', meaning: 'The handshake carried no usable connection token.' },
  token_expired: { reconnect: 'fresh-token', meaning: 'The connection token has run out.' },
  session_revoked: { reconnect: 'never', meaning: 'Signed out elsewhere, or the password was changed.' },
  workspace_access_revoked: { reconnect: 'never', meaning: 'Removed from the workspace.' },
  protocol_unsupported: { reconnect: 'never', meaning: 'The client is too old or too new for this server.' },
  origin_refused: { reconnect: 'never', meaning: 'The page belongs to another site.' },
  too_many_connections: { reconnect: 'later', meaning: 'This person or address holds too many connections.' },
  slow_consumer: {
    reconnect: 'now',
    meaning: 'The client did not read fast enough; it catches up by replay.',
  },
  rate_limited: { reconnect: 'later', meaning: 'Too many connections were begun from this address.' },
  flooding: { reconnect: 'later', meaning: 'The client sent far more frames than it may.' },
  server_draining: { reconnect: 'now', meaning: 'The node is stopping; another one takes over.' },
  unavailable: { reconnect: 'later', meaning: 'The server cannot check the connection right now.' },
} as const satisfies Record<string, CloseRow>;

export type CloseReason = keyof typeof closeReasons;

export function isCloseReason(value: unknown): value is CloseReason {
  return typeof value === 'string' && Object.hasOwn(closeReasons, value);
}
