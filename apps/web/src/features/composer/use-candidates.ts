import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import {
  type ChatState,
  compareNames,
  selectChannel,
  selectEmoji,
  selectGroups,
  selectMembers,
} from '@parley/client';
import type { Channel } from '@parley/protocol';
import { useEffect, useMemo, useState } from 'react';
import { useChat, useChatState } from '../../client.js';
import { type EmojiSearch, loadEmojiSearch } from '../emoji/index.js';
import { everybodyWord, hereWord } from '../mention-text/index.js';
import type { Candidate, CompletionQuery } from './completion.js';
import { fetchSlashCommands } from './slash-code.js';

const none: readonly Candidate[] = [];
const mostEmoji = 8;

let lastOpen: readonly Channel[] = [];

/** Those with a name that are not archived: the same list while it says the same, though messages come meanwhile. */
function openChannels(channels: ChatState['channels']): readonly Channel[] {
  const open: Channel[] = [];
  for (const { channel } of channels.values())
    if (channel.name !== null && channel.archivedAt === null) open.push(channel);
  const isSame = open.length === lastOpen.length && open.every((one, index) => one === lastOpen[index]);
  if (!isSame) lastOpen = open;
  return lastOpen;
}

/** Everything that could complete the word being written; of emoji only those that fit it, in their order. */
export function useCandidates(query: CompletionQuery | undefined, channelId: string): readonly Candidate[] {
  const kind = query?.kind;
  const called = useCalled(kind === 'person', channelId);
  const channels = useChatState((state) => (kind === 'channel' ? openChannels(state.channels) : undefined));
  const emoji = useEmoji(kind === 'emoji' ? query?.term : undefined);
  const commands = useCommands(kind === 'command', channelId);
  return useMemo(() => {
    if (called) return called;
    if (commands) return commands;
    if (channels)
      return channels
        .map((channel) => ({ id: channel.id, label: channel.name ?? '', detail: '' }))
        .sort((a, b) => compareNames(a.label, b.label));
    return emoji ?? none;
  }, [called, channels, emoji, commands]);
}

/** People, groups, and the words for everybody in the channel. */
function useCalled(isWanted: boolean, channelId: string): readonly Candidate[] | undefined {
  const { t } = useLingui();
  const members = useChatState((state) => (isWanted ? selectMembers(state) : undefined));
  const groups = useChatState((state) => (isWanted ? selectGroups(state) : undefined));
  const isDirect = useChatState((state) => selectChannel(channelId)(state)?.channel.kind === 'dm');
  return useMemo(() => {
    if (!members || !groups) return undefined;
    const people = members.map(({ userId, displayName, title }) => ({
      id: userId,
      label: displayName,
      detail: title,
    }));
    const teams = groups.map(({ id, name, memberIds }) => ({
      ...{ id, label: name, crowd: 'group' as const },
      detail: plural(memberIds.length, { one: '# person', other: '# people' }),
    }));
    const crowd: Candidate[] = isDirect
      ? []
      : [
          { id: 'everybody', label: everybodyWord, crowd: 'everybody', detail: t`Everybody in this channel` },
          { id: 'here', label: hereWord, crowd: 'here', detail: t`Those in this channel who are here now` },
        ];
    return [...people, ...teams, ...crowd];
  }, [members, groups, isDirect, t]);
}

function useCommands(isWanted: boolean, channelId: string): readonly Candidate[] | undefined {
  const chat = useChat();
  const [commands, setCommands] = useState<readonly Candidate[]>();
  useEffect(() => {
    if (!isWanted) return;
    let isMounted = true;
    fetchSlashCommands().then(
      ({ slashCommands }) => {
        if (!isMounted) return;
        const offered = slashCommands().filter(({ isOffered }) => isOffered?.({ chat, channelId }) ?? true);
        setCommands(offered.map(({ name, args, help }) => ({ id: args, label: name, detail: help })));
      },
      () => undefined,
    );
    return () => {
      isMounted = false;
    };
  }, [isWanted, chat, channelId]);
  return isWanted ? commands : undefined;
}

/** Emoji that fit, best first. */
function useEmoji(term: string | undefined): readonly Candidate[] | undefined {
  const isWanted = term !== undefined;
  const own = useChatState((state) => (isWanted ? selectEmoji(state) : undefined));
  const [search, setSearch] = useState<EmojiSearch>();
  useEffect(() => {
    if (!isWanted) return;
    let isMounted = true;
    loadEmojiSearch().then(
      (loaded) => {
        if (isMounted) setSearch(() => loaded);
      },
      () => undefined,
    );
    return () => {
      isMounted = false;
    };
  }, [isWanted]);
  return useMemo(() => {
    if (term === undefined || !own) return undefined;
    return search?.(term, mostEmoji, own).map((one) => ({ id: one.emoji, label: one.name, detail: '' }));
  }, [term, own, search]);
}
