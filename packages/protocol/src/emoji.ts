import * as z from 'zod/mini';

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
