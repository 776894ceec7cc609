import type { Member, PresenceStatus, UserId } from '@parley/protocol';

const ranks: Readonly<Partial<Record<PresenceStatus, number>>> = { online: 0, away: 1 };

/** Who is here, then who is away, then the others; each in the order they came. */
export function hereFirst(
  people: readonly Member[],
  statusOf: (userId: UserId) => PresenceStatus | undefined,
): readonly Member[] {
  const rank = ({ userId }: Member) => ranks[statusOf(userId) ?? 'unknown'] ?? 2;
  return [...people].sort((a, b) => rank(a) - rank(b));
}
