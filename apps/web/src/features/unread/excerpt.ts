import type { ChatState } from '@parley/client';
import { memberName } from '../people/index.js';

/** Most characters of an excerpt: two lines of a narrow card. */
const longest = 160;

const mentions = /<([@#])([0-9a-f-]{36})>/g;
const marks =
  /```[^\n`]*\n?|`+|~~|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|^\s{0,3}(?:#{1,6}|>|[-+*])\s+/gm;
const links = /!?\[([^\]]*)\]\([^)\s]*\)/g;

/** The words of a message on one line, with the names of today: for where Markdown is not drawn. */
export function excerpt(state: ChatState, text: string): string {
  const plain = text
    .replace(links, '$1')
    .replace(marks, '')
    .replace(mentions, (whole, sign: string, id: string) =>
      sign === '@'
        ? `@${memberName(state, id)}`
        : `#${state.channels.get(id)?.channel.name ?? whole.slice(2, 6)}`,
    )
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...plain];
  return letters.length > longest
    ? `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : plain;
}
