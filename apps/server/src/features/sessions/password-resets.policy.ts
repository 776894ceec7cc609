import type { Verdict } from '../../platform/permit.js';

/** Whether a reset link still opens the door. */
export function mayReset(
  reset: { readonly usedAt: Date | null; readonly expiresAt: Date } | undefined,
  now: Date,
): Verdict {
  if (!reset) return 'reset_unknown';
  if (reset.usedAt !== null) return 'reset_used';
  return reset.expiresAt <= now ? 'reset_expired' : 'allowed';
}
