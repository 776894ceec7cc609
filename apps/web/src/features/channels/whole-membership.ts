import type { UserId } from '@parley/protocol';

interface MemberPage {
  readonly memberIds: readonly UserId[];
  readonly next: UserId | null;
}

/** Everybody, page after page, until somebody has seen enough. */
export async function wholeMembership(
  readPage: (after: UserId | undefined) => Promise<MemberPage>,
  signal: AbortSignal,
): Promise<UserId[]> {
  const memberIds: UserId[] = [];
  let after: UserId | undefined;
  do {
    signal.throwIfAborted();
    const page = await readPage(after);
    memberIds.push(...page.memberIds);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return memberIds;
}
