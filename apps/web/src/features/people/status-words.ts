import type { MemberStatus } from '@parley/protocol';

/** What stands for a status that has only words. */
export const wordsEmoji = '💬';

/** What stands for a status where there is room for one sign. */
export function statusEmoji(status: MemberStatus | undefined): string | undefined {
  return status && (status.emoji || wordsEmoji);
}
