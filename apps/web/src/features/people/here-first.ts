import type { Member, UserId } from '@parley/protocol';

/** Who is here, then who is away, then the others; each in the order they came. */
export function hereFirst(
  people: readonly Member[],
  statusOf: (userId: UserId) => 'online' | 'away' | undefined,
): readonly Member[] {
  const ranked: [Member[], Member[], Member[]] = [[], [], []];
  for (const member of people) {
    const status = statusOf(member.userId);
    ranked[status === 'online' ? 0 : status === 'away' ? 1 : 2].push(member);
  }
  return ranked.flat();
}
