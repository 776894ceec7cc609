import type { ChatState } from '@parley/client';
import type { MentionName } from '../markdown/index.js';
import { everybodyWord, hereWord } from '../mention-text/index.js';

/** What a mention in a text reads as today. */
export const calledName =
  ({ members, groups, channels }: ChatState): MentionName =>
  (kind, id) => {
    if (kind === 'everybody') return `@${everybodyWord}`;
    if (kind === 'here') return `@${hereWord}`;
    const name = {
      person: members.get(id)?.displayName,
      group: groups.get(id)?.name,
      channel: channels.get(id)?.channel.name,
    }[kind];
    return name ? `${kind === 'channel' ? '#' : '@'}${name}` : undefined;
  };
