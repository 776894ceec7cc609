import { EmojiSign } from '../emoji/index.js';
import { wordsEmoji } from './status-words.js';

/** The emoji of a status, also one of the workspace's own. */
export function StatusEmoji({ emoji }: { readonly emoji: string }) {
  return <EmojiSign emoji={emoji} otherwise={emoji.startsWith(':') ? wordsEmoji : emoji} />;
}
