/**
 * An emoji as `emoji-data/plugin.ts` writes it and the book reads it: short names and tags are joined by spaces.
 * `tones`: 0 has none; 1 by the rule of `inTone`; otherwise the five of them.
 */
export type EmojiRecord = readonly [
  emoji: string,
  label: string,
  names: string,
  tags: string,
  group: number,
  tones: 0 | 1 | readonly string[],
];

/** The rule most emoji follow: the tone stands behind every person or part of one, in place of the picture's mark. */
export function inTone(emoji: string, tone: number): string {
  const mark = String.fromCodePoint(0x1f3fa + tone);
  return emoji.replace(/(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${mark}`);
}
