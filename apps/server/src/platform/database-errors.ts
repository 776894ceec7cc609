import { DomainError } from './domain-error.js';

/** What an error of the database says about trying again. */
export type DatabaseFault =
  /** The transaction was rolled back to let another one through. */
  | 'conflict'
  /** No answer: it may or may not have taken effect. */
  | 'unreachable';

// https://www.postgresql.org/docs/current/errcodes-appendix.html, and the codes Prisma gives the same conditions.
const conflicts = new Set(['40001', '40P01', 'P2034']);
const unreachable = new Set([
  // operator intervention and shutdown, too many connections, cut off for being idle or slow
  ...['57P01', '57P02', '57P03', '57P05', '57014', '53300', '25P03', '25P04'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'EHOSTUNREACH'],
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'],
]);
// pg gives these no code.
const unreachableWords =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end|Client was closed|Server has closed the connection/i;

/** Undefined for everything that is not about the connection or a conflict: a bug, or a constraint. */
export function databaseFault(error: unknown, depth = 0): DatabaseFault | undefined {
  if (!(error instanceof Error) || depth > 4) return undefined;
  const codes = [property(error, 'code'), property(error, 'originalCode')].filter(
    (code) => typeof code === 'string',
  );
  if (codes.some((code) => conflicts.has(code))) return 'conflict';
  if (codes.some((code) => unreachable.has(code) || code.startsWith('08'))) return 'unreachable';
  if (unreachableWords.test(error.message)) return 'unreachable';
  return databaseFault(error.cause, depth + 1) ?? faultOfKind(property(error.cause, 'kind'), error.cause);
}

function faultOfKind(kind: unknown, cause: unknown): DatabaseFault | undefined {
  if (kind === 'TransactionWriteConflict') return 'conflict';
  if (
    kind === 'DatabaseNotReachable' ||
    kind === 'ConnectionClosed' ||
    kind === 'SocketTimeout' ||
    kind === 'TooManyConnections'
  )
    return 'unreachable';
  const code = property(cause, 'originalCode');
  return typeof code === 'string' && (unreachable.has(code) || code.startsWith('08'))
    ? 'unreachable'
    : undefined;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** The error as callers should see it: an unreachable database is a refusal that may be tried again. */
export function asDomainError(error: unknown): unknown {
  if (error instanceof DomainError || databaseFault(error) === undefined) return error;
  return new DomainError('unavailable', {}, { cause: error });
}
