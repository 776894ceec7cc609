import { DomainError } from './domain-error.js';

/** What an error of the database says about trying again. */
export type DatabaseFault =
  /** The transaction was rolled back to let another one through. */
  | 'conflict'
  /** No answer: it may or may not have taken effect. */
  | 'unreachable';

// https://www.postgresql.org/docs/current/errcodes-appendix.html, Node's own, and what Prisma calls the same.
const conflicts = new Set<unknown>(['40001', '40P01', 'P2034', 'TransactionWriteConflict']);
const unreachable = new Set<unknown>([
  // operator intervention and shutdown, too many connections, cut off for being idle or slow
  ...['57P01', '57P02', '57P03', '57P05', '57014', '53300', '25P03', '25P04'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'EHOSTUNREACH'],
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'],
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'],
]);
const isUnreachable = (code: unknown) =>
  unreachable.has(code) || (typeof code === 'string' && /^08\w{3}$/.test(code));
// pg gives these no code; of a socket file that is not there Prisma hands on nothing but the words.
const unreachableWords =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end|Client was closed|Server has closed the connection|connect ENOENT/i;

/** Undefined for everything that is not about the connection or a conflict: a bug, or a constraint. */
export function databaseFault(error: unknown): DatabaseFault | undefined {
  for (const layer of layersOf(error)) {
    const codes = [layer.code, layer.originalCode, layer.kind];
    if (codes.some((code) => conflicts.has(code))) return 'conflict';
    if (codes.some(isUnreachable)) return 'unreachable';
    // The socket file of a Postgres that is not there; the same code for any other file is a bug.
    if (layer.code === 'ENOENT' && layer.syscall === 'connect') return 'unreachable';
    if (typeof layer.message === 'string' && unreachableWords.test(layer.message)) return 'unreachable';
  }
  return undefined;
}

/** The error and what it wraps: Prisma puts the driver's error into `meta`, and the database's into its `cause`. */
function* layersOf(error: unknown, depth = 0): Generator<Record<string, unknown>> {
  if (typeof error !== 'object' || error === null || depth > 4) return;
  const layer = error as Record<string, unknown>;
  yield layer;
  yield* layersOf(layer.cause, depth + 1);
  const meta = layer.meta as Record<string, unknown> | undefined;
  yield* layersOf(meta?.driverAdapterError, depth + 1);
}

/** The error as callers should see it: an unreachable database is a refusal that may be tried again. */
export function asDomainError(error: unknown): unknown {
  if (error instanceof DomainError || databaseFault(error) === undefined) return error;
  return new DomainError('unavailable', {}, { cause: error });
}
