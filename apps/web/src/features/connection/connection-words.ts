import { plural, t } from '@lingui/core/macro';
import type { ConnectionState } from '@parley/client';

/** The state of the line in a word or two. */
export function statusWords(status: ConnectionState['status']): string {
  switch (status) {
    case 'connected':
      return t`Connected`;
    case 'connecting':
      return t`Connecting…`;
    case 'syncing':
      return t`Catching up…`;
    case 'reconnecting':
      return t`Reconnecting…`;
    case 'offline':
      return t`Offline`;
  }
}

/** What the state of the line means for what one is writing; null when all is well. */
export function stripWords(status: ConnectionState['status'], queued: number): string | null {
  switch (status) {
    case 'connected':
      return null;
    case 'connecting':
      return t`Connecting…`;
    case 'syncing':
      return t`Catching up…`;
    case 'reconnecting':
      return t`Reconnecting… Your messages are kept.`;
    case 'offline':
      return queued === 0
        ? t`Offline. What you write is kept and sent later.`
        : t`Offline. ${plural(queued, { one: '# message will be sent', other: '# messages will be sent' })} when the connection is back.`;
  }
}
