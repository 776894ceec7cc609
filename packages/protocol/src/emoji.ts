import * as z from 'zod/mini';
import { limits } from './limits.js';

/** Longest spelling in UTF-16 units: a family of four takes 11, a flag of a region 14, two people with tones 15. */
const emojiUnits = 40;

const oneSign = String.raw`\p{Extended_Pictographic}(?:\p{EMod}|\uFE0F)?(?:[\u{E0020}-\u{E007E}]+\u{E007F})?`;
/** One emoji as Unicode TR 51 builds them, also one that was defined after this was written. */
const oneEmoji = new RegExp(
  String.raw`^(?:\p{RI}\p{RI}|[0-9#*]\uFE0F\u20E3|${oneSign}(?:\u200D${oneSign})*)$`,
  'u',
);
const pictureSelector = '\uFE0F';

export function isEmoji(value: string): boolean {
  return value.length <= emojiUnits && oneEmoji.test(value);
}

/**
 * The one spelling of an emoji ("fully qualified"): signs that are text by default say that a picture is meant, the
 * others do not, so that what looks the same counts as the same.
 */
export function qualifiedEmoji(value: string): string {
  if (value.length > emojiUnits) return value;
  const signs = [...value].filter((sign) => sign !== pictureSelector);
  return signs
    .map((sign, index) => {
      const isText = /\p{Emoji}/u.test(sign) && !/\p{Emoji_Presentation}|\p{Emoji_Component}/u.test(sign);
      const isKeycap = /[0-9#*]/.test(sign) && signs[index + 1] === '\u20E3';
      const hasTone = /\p{EMod}/u.test(signs[index + 1] ?? '');
      return isKeycap || (isText && !hasTone) ? sign + pictureSelector : sign;
    })
    .join('');
}

/** One emoji, such as `👍` or `❤️`, in its fully qualified spelling whichever was sent. */
export const emoji = z.string().check(
  z.maxLength(emojiUnits, { error: 'must be one emoji', abort: true }),
  z.overwrite(qualifiedEmoji),
  z.refine((value) => isEmoji(value), 'must be one emoji'),
);

/** The name of an emoji of the workspace's own. Without a letter in it, 10:30:45 would have one. */
export const customEmojiName = z.string().check(
  z.minLength(2),
  z.maxLength(limits.emojiNameLength),
  z.regex(/^[a-z0-9_+-]+$/, 'may have a to z, digits, _, + and - only'),
  z.refine((name) => /[a-z]/.test(name), 'needs a letter'),
);

/** The name in `:name:`; undefined for everything else. */
export function customName(sign: string): string | undefined {
  const name = /^:([a-z0-9_+-]+):$/.exec(sign)?.[1];
  return name !== undefined && customEmojiName.safeParse(name).success ? name : undefined;
}

/** What people react with: one emoji, or `:name:` of one of the workspace's own. */
export const reactionEmoji = z.string().check(
  z.maxLength(emojiUnits, { error: 'must be one emoji', abort: true }),
  z.overwrite((value) => (value.startsWith(':') ? value : qualifiedEmoji(value))),
  z.refine((value) => isEmoji(value) || customName(value) !== undefined, 'must be one emoji'),
);
