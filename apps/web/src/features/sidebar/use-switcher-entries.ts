import { type ChatState, selectBadge, selectMembers } from '@parley/client';
import { useMemo } from 'react';
import { useChat } from '../../client.js';
import { channelTitle } from '../channels/index.js';
import { findDirect } from '../people/index.js';
import type { SwitcherEntry } from './switcher-ranking.js';

/** Every place one can go to: channels that are mine or public, conversations, and people. */
function entriesOf(state: ChatState): SwitcherEntry[] {
  const me = state.me?.account.id ?? '';
  const entries: SwitcherEntry[] = [];
  for (const { channel, isMember, lastMessageAt } of state.channels.values()) {
    // A conversation of two is found under the person.
    if (channel.kind === 'dm' || (channel.archivedAt !== null && !isMember)) continue;
    entries.push({
      kind: 'channel',
      key: channel.id,
      channelId: channel.id,
      channelKind: channel.kind,
      memberIds: channel.memberIds,
      label: channelTitle(state, channel),
      note: channel.topic,
      unreadCount: selectBadge(channel.id)(state).unreadCount,
      lastMessageAt,
      isMine: isMember,
    });
  }
  for (const member of selectMembers(state)) {
    const directId = findDirect(state, [me, member.userId]) ?? '';
    const direct = state.channels.get(directId);
    entries.push({
      kind: 'person',
      key: member.userId,
      userId: member.userId,
      label: member.displayName,
      note: member.title,
      unreadCount: selectBadge(directId)(state).unreadCount,
      lastMessageAt: direct?.lastMessageAt ?? null,
      isMine: direct !== undefined,
    });
  }
  return entries;
}

/** The places as of when the switcher was opened: a list that reorders itself under the fingers would be a trap. */
export function useSwitcherEntries(): readonly SwitcherEntry[] {
  const chat = useChat();
  return useMemo(() => entriesOf(chat.store.getState()), [chat]);
}
