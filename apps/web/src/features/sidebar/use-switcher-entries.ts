import { type ChannelState, type ChatState, selectBadge, selectMembers } from '@parley/client';
import type { UserId } from '@parley/protocol';
import { useMemo } from 'react';
import { useChat } from '../../client.js';
import { channelTitle } from '../channels/index.js';
import { openedChannels, useOpenChannelId, useWorkspaceSlug } from '../page/index.js';
import { actionIndex, type PlaceEntry, partOf, placeIndex } from './switcher-ranking.js';
import type { SwitcherContents } from './switcher-sections.js';
import { useSwitcherActions } from './use-switcher-actions.js';

/** Every place one can go to: channels that are mine or public, conversations, and people. */
function placesOf(state: ChatState): PlaceEntry[] {
  const me = state.me?.account.id ?? '';
  const places: PlaceEntry[] = [];
  const directs = new Map<UserId, ChannelState>();
  for (const held of state.channels.values()) {
    const { channel, isMember, lastMessageAt } = held;
    if (channel.kind === 'dm') {
      // A conversation of two is found under the person, one with myself under me.
      const partner = channel.memberIds?.find((id) => id !== me) ?? me;
      if (isMember) directs.set(partner, held);
      continue;
    }
    if (channel.archivedAt !== null && !isMember) continue;
    places.push({
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
  for (const { userId, displayName, title } of selectMembers(state)) {
    const direct = directs.get(userId);
    places.push({
      kind: 'person',
      key: userId,
      userId,
      channelId: direct?.channel.id ?? null,
      label: displayName,
      note: title,
      unreadCount: direct ? selectBadge(direct.channel.id)(state).unreadCount : 0,
      lastMessageAt: direct?.lastMessageAt ?? null,
      isMine: direct !== undefined,
    });
  }
  return places;
}

/**
 * All that the switcher leads to. The places are as of when it was opened: a list that reorders itself under the
 * fingers would be a trap.
 */
export function useSwitcherContents(): SwitcherContents {
  const chat = useChat();
  const slug = useWorkspaceSlug();
  const openId = useOpenChannelId();
  const places = useMemo(() => {
    const all = placeIndex(placesOf(chat.store.getState()));
    return {
      places: all,
      channels: partOf(all, (one) => one.kind === 'channel' && one.memberIds === null),
      people: partOf(all, (one) => one.kind === 'person'),
    };
  }, [chat]);
  const acts = useSwitcherActions();
  const actions = useMemo(() => actionIndex(acts), [acts]);
  return useMemo(
    () => ({ ...places, actions, opened: openedChannels(slug), openId }),
    [places, actions, slug, openId],
  );
}
