import uFuzzy from '@leeoniya/ufuzzy';
import type { ChannelId, ChannelKind, UserId } from '@parley/protocol';

export type SwitcherEntry = {
  readonly key: string;
  readonly label: string;
  /** What stands after the name: a topic or a title. It is not searched. */
  readonly note: string;
  readonly unreadCount: number;
  /** ISO 8601 of the newest message; null where nothing was written. */
  readonly lastMessageAt: string | null;
  /** Places I do not belong to come last among equals. */
  readonly isMine: boolean;
} & (
  | {
      readonly kind: 'channel';
      readonly channelId: ChannelId;
      readonly channelKind: ChannelKind;
      readonly memberIds: readonly UserId[] | null;
    }
  | { readonly kind: 'person'; readonly userId: UserId }
);

const fuzzy = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  // Letters may be left out, so that "dsgn" finds "design".
  intraIns: 4,
});

const later = (a: string | null, b: string | null): number => (b ?? '').localeCompare(a ?? '');

/** What was written to last first, what is unread before everything: where one most likely wants to go. */
function byInterest(a: SwitcherEntry, b: SwitcherEntry): number {
  return (
    Number(b.unreadCount > 0) - Number(a.unreadCount > 0) ||
    Number(b.isMine) - Number(a.isMine) ||
    later(a.lastMessageAt, b.lastMessageAt) ||
    a.label.localeCompare(b.label)
  );
}

/** The entries a query means, best first; without a query the likely ones. */
export function rankEntries(
  entries: readonly SwitcherEntry[],
  query: string,
  max: number,
): readonly SwitcherEntry[] {
  const needle = query.trim().replace(/^[#@]/, '');
  const wanted = query.startsWith('#')
    ? entries.filter((entry) => entry.kind === 'channel' && entry.memberIds === null)
    : query.startsWith('@')
      ? entries.filter((entry) => entry.kind === 'person')
      : entries;
  const sorted = wanted.toSorted(byInterest);
  if (needle === '') return sorted.slice(0, max);
  const labels = uFuzzy.latinize(sorted.map((entry) => entry.label));
  const [indexes, info, order] = fuzzy.search(labels, uFuzzy.latinize(needle), 1);
  if (!indexes) return [];
  const ranked = info && order ? order.map((at) => info.idx[at]) : indexes;
  return ranked.slice(0, max).flatMap((index) => (index === undefined ? [] : (sorted[index] ?? [])));
}
