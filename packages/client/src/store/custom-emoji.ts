import { type CustomEmoji, customName } from '@parley/protocol';
import type { ChatState } from './state.js';

type ByName = ReadonlyMap<string, CustomEmoji>;

const byName = new WeakMap<ChatState['emoji'], ByName>();

/** The workspace's own emoji by their names, in the order of these. */
export function selectEmoji({ emoji }: ChatState): ByName {
  const known = byName.get(emoji);
  if (known) return known;
  const sorted = [...emoji.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const found = new Map(sorted.map((one) => [one.name, one]));
  byName.set(emoji, found);
  return found;
}

/** The workspace's own emoji that a sign such as `:name:` stands for; undefined for every other sign. */
export const selectEmojiOf =
  (sign: string) =>
  (state: ChatState): CustomEmoji | undefined => {
    const name = sign.startsWith(':') ? customName(sign) : undefined;
    return name === undefined ? undefined : selectEmoji(state).get(name);
  };
