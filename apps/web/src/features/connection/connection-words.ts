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

/**
 * What the state of the line means for what one is writing; null when all is well. `canKeep`: this browser keeps what
 * waits over a reload.
 */
export function stripWords(
  status: ConnectionState['status'],
  { queued, canKeep }: { readonly queued: number; readonly canKeep: boolean },
): string | null {
  switch (status) {
    case 'connected':
      return canKeep
        ? null
        : t`This browser keeps nothing. A message that is not sent yet is lost with a reload.`;
    case 'connecting':
      return t`Connecting…`;
    case 'syncing':
      return t`Catching up…`;
    case 'reconnecting':
      return canKeep
        ? t`Reconnecting… Your messages are kept.`
        : t`Reconnecting… Keep this page open until your messages are sent.`;
    case 'offline':
      if (!canKeep) return t`Offline. Keep this page open until your messages are sent.`;
      return queued === 0
        ? t`Offline. What you write is sent later.`
        : t`Offline. ${plural(queued, { one: '# message waits', other: '# messages wait' })} to be sent.`;
  }
}
