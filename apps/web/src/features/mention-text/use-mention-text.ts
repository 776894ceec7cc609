import type { ChatState } from '@parley/client';
import type { UserId } from '@parley/protocol';
import { useMemo } from 'react';
import { useChat } from '../../client.js';
import { mentionsIn, type Names, type ShownMention, toShown, toWire } from './mention-text.js';

export interface MentionText {
  readonly toWire: (shown: string) => string;
  readonly toShown: (wire: string) => string;
  readonly mentionsIn: (shown: string) => ShownMention[];
}

let indexed: (Pick<ChatState, 'members' | 'groups' | 'channels'> & { names: Names }) | undefined;
/** Of people who share a name, the one who was chosen last. */
const chosen = new Map<string, UserId>();

/** Somebody was chosen by name: among several of that name, it is them who is meant. */
export function rememberChosen(name: string, userId: UserId): void {
  chosen.set(name.toLowerCase(), userId);
}

/**
 * Names of a moment; made again only when people, groups or channels have changed. A name that several share names
 * nobody, unless one of them was chosen.
 */
function namesOf({ members, groups, channels }: ChatState): Names {
  if (indexed?.members === members && indexed.groups === groups && indexed.channels === channels)
    return indexed.names;
  const people = new Map<string, UserId | null>();
  for (const member of members.values()) {
    if (member.leftAt) continue;
    const name = member.displayName.toLowerCase();
    people.set(name, people.has(name) ? null : member.userId);
  }
  const byName = new Map<string, string>();
  for (const { channel } of channels.values()) if (channel.name) byName.set(channel.name, channel.id);
  const groupIds = new Map<string, string>();
  for (const group of groups.values()) if (group.deletedAt === null) groupIds.set(group.name, group.id);
  const chosenOf = (name: string) => {
    const userId = chosen.get(name);
    return userId !== undefined && members.get(userId)?.displayName.toLowerCase() === name
      ? userId
      : undefined;
  };
  const names: Names = {
    personId: (given) => {
      const name = given.toLowerCase();
      const userId = people.get(name);
      return userId === null ? chosenOf(name) : userId;
    },
    groupId: (name) => groupIds.get(name.toLowerCase()),
    channelId: (name) => byName.get(name.toLowerCase()),
    personName: (id) => members.get(id)?.displayName,
    groupName: (id) => groups.get(id)?.name,
    channelName: (id) => channels.get(id)?.channel.name ?? undefined,
  };
  indexed = { members, groups, channels, names };
  return names;
}

/** Between what people write ("@Maya Lindqvist") and what is sent (`<@id>`). Reads names when asked, never re-renders. */
export function useMentionText(): MentionText {
  const { store } = useChat();
  return useMemo(
    () => ({
      toWire: (shown) => toWire(shown, namesOf(store.getState())),
      toShown: (wire) => toShown(wire, namesOf(store.getState())),
      mentionsIn: (shown) => mentionsIn(shown, namesOf(store.getState())),
    }),
    [store],
  );
}
