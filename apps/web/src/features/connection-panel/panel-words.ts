import { plural, t } from '@lingui/core/macro';
import type { ConnectionState, LineState, Recovery, TabRole, TransportName } from '@parley/client';
import type { StreamLag } from './stream-lags.js';

/** What the state of the line means, in a sentence. `seconds`: until the next attempt. */
export function stateWords(status: ConnectionState['status'], seconds: number): string {
  switch (status) {
    case 'connected':
      return t`New messages arrive as they are written.`;
    case 'connecting':
      return t`The server is being called.`;
    case 'syncing':
      return t`What was missed is on its way.`;
    case 'reconnecting':
    case 'offline':
      return seconds > 0
        ? t`The server cannot be reached. Next try in ${seconds} s.`
        : t`The server cannot be reached. Trying again…`;
  }
}

/** Names of techniques, which are the same in every language. */
export const transportNames: Record<TransportName, string> = {
  websocket: 'WebSocket',
  sse: 'SSE',
  polling: 'Long polling',
};

/** Why it is not the best one; null when it is. */
export function transportHint(transport: TransportName | null): string | null {
  if (transport === null || transport === 'websocket') return null;
  return t`Something on the way does not let the fastest kind through. Everything still arrives; the fastest one is tried again from time to time.`;
}

export function roleWords(role: TabRole): string {
  switch (role) {
    case 'leader':
      return t`Holds the connection for all tabs`;
    case 'follower':
      return t`Uses the connection of another tab`;
    case 'alone':
      return t`Has a connection of its own`;
  }
}

export function roundTripWords({ connectionId, roundTripMs }: LineState): string | null {
  if (connectionId === null) return null;
  return roundTripMs === null ? t`Measuring…` : t`${roundTripMs} ms`;
}

/** `took`: a length of time in the words of the language. */
export function recoveryWords({ kind, events }: Recovery, took: string): string {
  switch (kind) {
    case 'nothing':
      return t`Nothing was missed`;
    case 'replayed':
      return plural(events, { one: `# change in ${took}`, other: `# changes in ${took}` });
    case 'reset':
      return t`Loaded anew in ${took}`;
  }
}

/** Null when nothing is missing. */
export function lagWords({ behind, isCatchingUp }: StreamLag): string | null {
  if (behind > 0) return plural(behind, { one: '# behind', other: '# behind' });
  return isCatchingUp ? t`Checking…` : null;
}

export function summaryWords(behind: number, all: number): string {
  return behind === 0 ? t`All up to date` : t`${behind} of ${all} behind`;
}
