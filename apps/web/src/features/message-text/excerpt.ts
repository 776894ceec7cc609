import type { ChatState } from '@parley/client';
import { plainText } from '../markdown/index.js';
import { calledName } from './called-name.js';

/** Most characters of an excerpt: two lines of a narrow card. */
const longest = 160;

/** The words of a message on one line, with the names of today: for where Markdown is not drawn. */
export function excerpt(state: ChatState, text: string): string {
  const plain = plainText(text, calledName(state)).replace(/\s+/g, ' ');
  const letters = [...plain];
  return letters.length > longest
    ? `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : plain;
}
