import type { UserId, WorkspaceRole } from '@parley/protocol';
import type { Verdict } from '../../platform/permit.js';
import type { EmojiRow } from './custom-emoji.wire.js';

/**
 * Any member of the workspace, unless its rules leave it to owners and admins. `role`: null for those who do not belong
 * to it, and who learn nothing about it.
 */
export function mayAdd(
  role: WorkspaceRole | null,
  { isForKeepers }: { readonly isForKeepers: boolean },
): Verdict {
  if (role === null) return 'not_found';
  return role === 'member' && isForKeepers ? 'forbidden' : 'allowed';
}

/** Removing and renaming: whoever added it, an owner or an admin. */
export function mayChange(
  emoji: Pick<EmojiRow, 'addedBy'>,
  { userId, role }: { readonly userId: UserId; readonly role: WorkspaceRole | null },
): Verdict {
  if (role === null) return 'not_found';
  return role !== 'member' || emoji.addedBy === userId ? 'allowed' : 'forbidden';
}
