import { selectMembers } from '@parley/client';
import { useEffect, useMemo, useState } from 'react';
import { useChatState } from '../../client.js';
import { type EmojiNames, loadEmojiNames } from '../markdown/index.js';
import type { Candidate, CompletionKind } from './completion.js';

const none: readonly Candidate[] = [];

/** Everything that could complete a word of this kind; made only while such a word is being written. */
export function useCandidates(kind: CompletionKind | undefined): readonly Candidate[] {
  const members = useChatState((state) => (kind === 'person' ? selectMembers(state) : undefined));
  const channels = useChatState((state) => (kind === 'channel' ? state.channels : undefined));
  const emoji = useEmojiNames(kind === 'emoji');
  return useMemo(() => {
    if (members)
      return members
        .filter((member) => !member.leftAt)
        .map((member) => ({ id: member.userId, label: member.displayName, detail: member.title }));
    if (channels)
      return [...channels.values()]
        .filter(({ channel }) => channel.name !== null && channel.archivedAt === null)
        .map(({ channel }) => ({ id: channel.id, label: channel.name ?? '', detail: '' }))
        .sort((a, b) => a.label.localeCompare(b.label));
    if (emoji) return [...emoji.byName].map(([name, sign]) => ({ id: sign, label: name, detail: '' }));
    return none;
  }, [members, channels, emoji]);
}

function useEmojiNames(isWanted: boolean): EmojiNames | undefined {
  const [names, setNames] = useState<EmojiNames>();
  useEffect(() => {
    if (!isWanted) return;
    let isMounted = true;
    loadEmojiNames().then(
      (loaded) => isMounted && setNames(loaded),
      () => undefined,
    );
    return () => {
      isMounted = false;
    };
  }, [isWanted]);
  return isWanted ? names : undefined;
}
