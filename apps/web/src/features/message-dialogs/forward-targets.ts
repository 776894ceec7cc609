import { type ChatState, compareNames, selectMembers } from '@parley/client';
import type { ChannelId, ChannelKind, UserId } from '@parley/protocol';
import { folded } from '../../ui/folded.js';
import { channelTitle } from '../channels/index.js';
import { findDirect } from '../people/index.js';

/** Where a message can be forwarded to: a channel of mine, or a person. */
export interface ForwardTarget {
  readonly key: string;
  readonly label: string;
  /** A topic or a title; it is not searched. */
  readonly note: string;
  readonly kind: ChannelKind;
  readonly memberIds: readonly UserId[] | null;
  /** Null: the conversation with the person is still to be opened. */
  readonly channelId: ChannelId | null;
  readonly lastMessageAt: string | null;
}

/** All there are, what was written to last first. Channels one may not write to are not among them. */
export function forwardTargets(state: ChatState): ForwardTarget[] {
  const me = state.me?.account.id ?? '';
  const targets: ForwardTarget[] = [];
  for (const { channel, isMember, lastMessageAt } of state.channels.values()) {
    // A conversation of two is found under the person.
    if (channel.kind === 'dm' || !isMember || channel.archivedAt !== null) continue;
    const { id, kind, memberIds, topic } = channel;
    targets.push({
      key: id,
      label: channelTitle(state, channel),
      note: topic,
      kind,
      memberIds,
      channelId: id,
      lastMessageAt,
    });
  }
  for (const { userId, displayName, title } of selectMembers(state)) {
    if (userId === me) continue;
    const channelId = findDirect(state, [me, userId]) ?? null;
    targets.push({
      key: userId,
      label: displayName,
      note: title,
      kind: 'dm',
      memberIds: [me, userId],
      channelId,
      lastMessageAt: (channelId !== null && state.channels.get(channelId)?.lastMessageAt) || null,
    });
  }
  return targets.sort(
    (a, b) => byNewest(a.lastMessageAt ?? '', b.lastMessageAt ?? '') || compareNames(a.label, b.label),
  );
}

/** Moments as ISO 8601, the latest first. */
const byNewest = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1);

/** Those whose names hold every word asked for; where a word begins with it, first. */
export function findTargets(all: readonly ForwardTarget[], query: string, most: number): ForwardTarget[] {
  const words = folded(query.replace(/^\s*[#@]/, ''))
    .split(/\s+/)
    .filter(Boolean);
  const found = all.flatMap((target) => {
    const name = folded(target.label);
    if (!words.every((word) => name.includes(word))) return [];
    const isStart = words.every((word) => name.split(/[\s_-]+/).some((part) => part.startsWith(word)));
    return [{ target, rank: isStart ? 0 : 1 }];
  });
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ target }) => target);
}
