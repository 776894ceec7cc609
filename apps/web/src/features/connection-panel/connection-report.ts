import type { ChatState, LineState } from '@parley/client';
import { isBehind, type StreamLag } from './stream-lags.js';

export interface ReportParts {
  readonly state: Pick<ChatState, 'connection' | 'line' | 'outbox'>;
  readonly lags: readonly StreamLag[];
  readonly app: { readonly version: string; readonly protocol: number };
  readonly origin: string;
  readonly userAgent: string;
  readonly nowMs: number;
}

/** Streams named one by one; more would be a list to scroll, and no more help. */
const namedAtMost = 20;

/**
 * What to send to somebody who helps, in plain text. It names streams by their ids, and has no names, no texts and
 * nothing that opens anything. In English, as whoever reads it may not speak the language of the app.
 */
export function connectionReport({ state, lags, app, origin, userAgent, nowMs }: ReportParts): string {
  const { connection, line } = state;
  const behind = lags.filter(isBehind);
  const rows: [string, string][] = [
    ['Time', new Date(nowMs).toISOString()],
    ['Address', origin],
    ['State', stateOf(connection, nowMs)],
    ['Transport', line.transport ?? 'none'],
    ['Connection', line.connectionId ?? 'none'],
    ['Since', line.connectedAt === null ? 'not connected' : new Date(line.connectedAt).toISOString()],
    ['Round trip', line.roundTripMs === null ? 'not measured' : `${line.roundTripMs} ms`],
    ['Tab', line.role],
    ['Last recovery', recoveryOf(line.lastRecovery)],
    ['Waiting to be sent', String(state.outbox.length)],
    ['Streams', `${lags.length}, ${behind.length} behind`],
    ['Server', serverOf(line.server)],
    ['App', `${app.version}, protocol ${app.protocol}`],
    ['Browser', userAgent],
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  const lines = rows.map(([name, value]) => `${`${name}:`.padEnd(width)}${value}`);
  for (const one of behind.slice(0, namedAtMost)) lines.push(`  ${one.stream}: ${one.behind} behind`);
  if (behind.length > namedAtMost) lines.push(`  and ${behind.length - namedAtMost} more`);
  return ['Parley connection report', ...lines, ''].join('\n');
}

function stateOf(connection: ChatState['connection'], nowMs: number): string {
  if (!('retryAt' in connection)) return connection.status;
  const seconds = Math.max(0, Math.ceil((connection.retryAt - nowMs) / 1_000));
  return `${connection.status}, attempt ${connection.attempt}, next in ${seconds} s`;
}

function recoveryOf(recovery: LineState['lastRecovery']): string {
  if (!recovery) return 'none';
  const { kind, events, tookMs, at } = recovery;
  return `${kind}, ${events} events in ${tookMs} ms, at ${new Date(at).toISOString()}`;
}

function serverOf(server: LineState['server']): string {
  if (!server) return 'unknown';
  const { version, protocol } = server;
  return `${version ?? 'version not told'}, protocol ${protocol.version} (from ${protocol.floor})`;
}
