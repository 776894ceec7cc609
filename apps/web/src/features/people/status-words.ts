import type { MemberStatus } from '@parley/protocol';

/** What stands for a status where there is room for one sign. An emoji of the workspace's own has no character. */
export function statusEmoji(status: MemberStatus | undefined): string | undefined {
  if (!status) return undefined;
  return status.emoji === '' || status.emoji.startsWith(':') ? '💬' : status.emoji;
}
