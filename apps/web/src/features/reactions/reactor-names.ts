import { plural, t } from '@lingui/core/macro';
import type { ChatState, ShownReaction } from '@parley/client';
import { memberName } from '../people/index.js';

/** More names than this make nobody wiser. */
const mostNamed = 8;

/** Who reacted, me first: "You, Noor and 3 others". Call it while rendering, so that it speaks the language in use. */
export function reactorNames(
  state: ChatState,
  { userIds, count, isMine }: Pick<ShownReaction, 'userIds' | 'count' | 'isMine'>,
): string {
  const me = state.me?.account.id;
  const others = userIds.filter((userId) => userId !== me).map((userId) => memberName(state, userId));
  const all = isMine ? [t`You`, ...others] : others;
  const named = count <= mostNamed ? all : all.slice(0, mostNamed - 1);
  const rest = count - named.length;
  const parts =
    rest > 0 ? [...named, plural(rest, { one: '# other person', other: '# other people' })] : named;
  return new Intl.ListFormat(document.documentElement.lang || undefined, { type: 'conjunction' }).format(
    parts,
  );
}
