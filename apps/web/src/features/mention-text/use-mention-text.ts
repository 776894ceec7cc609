import type { ChatState } from '@parley/client';
import { useMemo } from 'react';
import { useChat } from '../../client.js';
import { mentionsIn, type Names, type ShownMention, toShown, toWire } from './mention-text.js';

export interface MentionText {
  readonly toWire: (shown: string) => string;
  readonly toShown: (wire: string) => string;
  readonly mentionsIn: (shown: string) => ShownMention[];
}

let indexed: { members: ChatState['members']; channels: ChatState['channels']; names: Names } | undefined;

/** Names of a moment; made again only when people or channels have changed. A name that two share names nobody. */
function namesOf({ members, channels }: ChatState): Names {
  if (indexed?.members === members && indexed.channels === channels) return indexed.names;
  const people = new Map<string, string | undefined>();
  for (const member of members.values()) {
    if (member.leftAt) continue;
    const name = member.displayName.toLowerCase();
    people.set(name, people.has(name) ? undefined : member.userId);
  }
  const byName = new Map<string, string>();
  for (const { channel } of channels.values()) if (channel.name) byName.set(channel.name, channel.id);
  const names: Names = {
    personId: (name) => people.get(name.toLowerCase()),
    channelId: (name) => byName.get(name.toLowerCase()),
    personName: (id) => members.get(id)?.displayName,
    channelName: (id) => channels.get(id)?.channel.name ?? undefined,
  };
  indexed = { members, channels, names };
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
