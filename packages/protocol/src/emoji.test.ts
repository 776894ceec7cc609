import { describe, expect, it } from 'vitest';
import { emoji, isEmoji, qualifiedEmoji } from './emoji.js';

describe('emoji', () => {
  it.each([
    ['👍', '👍'],
    ['a tone', '👍🏽'],
    ['a heart that is text by default', '❤️'],
    ['joined signs', '👩‍❤️‍👨'],
    ['a tone inside joined signs', '⛹🏻‍♂️'],
    ['a flag', '🇳🇴'],
    ['a flag of a region', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['a keycap', '#️⃣'],
    ['a flag with a picture in it', '🏳️‍🌈'],
    ['people with two tones', '🧑🏻‍🤝‍🧑🏿'],
    ['one of a later Unicode', '\u{1FADF}'],
  ])('takes %s', (_, sign) => {
    expect(emoji.parse(sign)).toBe(sign);
  });

  it.each([
    ['', 'nothing'],
    ['a', 'a letter'],
    ['7', 'a digit'],
    [':tada:', 'a short name'],
    ['👍👍', 'two'],
    ['👍 ', 'a space after it'],
    ['\u200D', 'a joiner alone'],
    ['👍\u200D', 'a joiner at the end'],
    ['🇳', 'half a flag'],
    ['❤️'.repeat(50), 'very many'],
    ['\uD83D', 'half a surrogate pair'],
  ])('refuses %j: %s', (sign) => {
    expect(isEmoji(sign)).toBe(false);
    expect(emoji.safeParse(sign).success).toBe(false);
  });

  it.each([
    ['❤', '❤️'],
    ['👍\uFE0F', '👍'],
    ['☝🏽', '☝🏽'],
    ['☝\uFE0F🏽', '☝🏽'],
    ['#⃣', '#️⃣'],
    ['🏳‍🌈', '🏳️‍🌈'],
  ])('spells %j as %j', (sent, spelled) => {
    expect(qualifiedEmoji(sent)).toBe(spelled);
    expect(emoji.parse(sent)).toBe(spelled);
  });
});
