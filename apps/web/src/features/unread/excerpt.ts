import type { ChatState } from '@parley/client';
import { plainText } from '../markdown/index.js';
import { memberName } from '../people/index.js';

/** Most characters of an excerpt: two lines of a narrow card. */
const longest = 160;

/** The words of a message on one line, with the names of today: for where Markdown is not drawn. */
export function excerpt(state: ChatState, text: string): string {
  const plain = plainText(text, (kind, id) =>
    kind === 'person' ? `@${memberName(state, id)}` : channelWord(state, id),
  ).replace(/\s+/g, ' ');
  const letters = [...plain];
  return letters.length > longest
    ? `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : plain;
}

function channelWord(state: ChatState, id: string): string | undefined {
  const name = state.channels.get(id)?.channel.name;
  return name ? `#${name}` : undefined;
}
