import { plural, t } from '@lingui/core/macro';
import { customEmojiName, limits } from '@parley/protocol';

/** What is typed, or a file is called, as the name of an emoji: small letters, `_` for what stands between words. */
export function asEmojiName(text: string): string {
  return text
    .toLowerCase()
    .replace(/^:|:$/g, '')
    .replace(/[^a-z0-9_+-]+/g, '_')
    .slice(0, limits.emojiNameLength);
}

/** A name to begin with, from what the file is called. */
export const nameOfFile = (file: string): string =>
  asEmojiName(file.replace(/\.[^.]*$/, '')).replace(/^_+|_+$/g, '');

/** Why this cannot be the name of an emoji; undefined when it can. */
export function emojiNameProblem(name: string): string | undefined {
  if (customEmojiName.safeParse(name).success) return undefined;
  if (name === '') return t`Give the emoji a name.`;
  if (name.length < 2) return t`Use at least ${plural(2, { one: '# character', other: '# characters' })}.`;
  if (!/[a-z]/.test(name)) return t`Use at least one letter.`;
  return t`Use a to z, digits, hyphens and underscores only.`;
}
