import type { ChatState } from '@parley/client';
import type { ChannelId, GroupId, UserId } from '@parley/protocol';
import { useMemo } from 'react';
import { useChat } from '../../client.js';
import { mentionsIn, type Names, type ShownMention, toShown, toWire } from './mention-text.js';

export interface MentionText {
  readonly toWire: (shown: string) => string;
  readonly toShown: (wire: string) => string;
  readonly mentionsIn: (shown: string) => ShownMention[];
}

/** Of people who share a name, the one who was chosen last. */
const chosen = new Map<string, UserId>();

/** Somebody was chosen by name: among several of that name, it is them who is meant. */
export function rememberChosen(name: string, userId: UserId): void {
  chosen.set(name.toLowerCase(), userId);
}

/** Made again only when what it is made from has changed: channels change with every message, people hardly ever. */
function kept<Source extends object, Index>(make: (source: Source) => Index): (source: Source) => Index {
  const made = new WeakMap<Source, Index>();
  return (source) => {
    const index = made.get(source) ?? make(source);
    made.set(source, index);
    return index;
  };
}

/** A name that several share names nobody, unless one of them was chosen: null. */
const peopleByName = kept((members: ChatState['members']) => {
  const byName = new Map<string, UserId | null>();
  for (const member of members.values()) {
    if (member.leftAt) continue;
    const name = member.displayName.toLowerCase();
    byName.set(name, byName.has(name) ? null : member.userId);
  }
  return byName;
});

const groupsByName = kept((groups: ChatState['groups']) => {
  const byName = new Map<string, GroupId>();
  for (const group of groups.values()) if (group.deletedAt === null) byName.set(group.name, group.id);
  return byName;
});

const channelsByName = kept((channels: ChatState['channels']) => {
  const byName = new Map<string, ChannelId>();
  for (const { channel } of channels.values()) if (channel.name) byName.set(channel.name, channel.id);
  return byName;
});

function namesOf({ members, groups, channels }: ChatState): Names {
  const chosenOf = (name: string) => {
    const userId = chosen.get(name);
    return userId !== undefined && members.get(userId)?.displayName.toLowerCase() === name
      ? userId
      : undefined;
  };
  return {
    personId: (given) => {
      const name = given.toLowerCase();
      const userId = peopleByName(members).get(name);
      return userId === null ? chosenOf(name) : userId;
    },
    groupId: (name) => groupsByName(groups).get(name.toLowerCase()),
    channelId: (name) => channelsByName(channels).get(name.toLowerCase()),
    personName: (id) => members.get(id)?.displayName,
    groupName: (id) => groups.get(id)?.name,
    channelName: (id) => channels.get(id)?.channel.name ?? undefined,
  };
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
