import { describe, expect, it } from 'vitest';
import { customEmojiName, customName, emoji, isEmoji, qualifiedEmoji, reactionEmoji } from './emoji.js';

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

describe("the name of a workspace's own emoji", () => {
  it.each(['spork', 'r2-d2', '+up_', 'ab', 'x'.repeat(32)])('takes %s', (name) => {
    expect(customEmojiName.safeParse(name).success).toBe(true);
    expect(customName(`:${name}:`)).toBe(name);
    expect(reactionEmoji.parse(`:${name}:`)).toBe(`:${name}:`);
  });

  it.each([
    ['', 'nothing'],
    ['a', 'one letter'],
    ['x'.repeat(33), 'too much'],
    ['party map', 'a space'],
    ['Spork', 'a capital letter'],
    ['löffel', 'a letter of another alphabet'],
    ['30', 'no letter, as in 10:30:45'],
    ['a:b', 'a colon'],
  ])('refuses %j: %s', (name) => {
    expect(customEmojiName.safeParse(name).success).toBe(false);
    expect(customName(`:${name}:`)).toBeUndefined();
    expect(reactionEmoji.safeParse(`:${name}:`).success).toBe(false);
  });

  it('is a reaction beside the emoji of everybody, which keep their one spelling', () => {
    expect(reactionEmoji.parse('❤')).toBe('❤️');
    expect(reactionEmoji.safeParse(':spork::spork:').success).toBe(false);
    expect(reactionEmoji.safeParse('spork').success).toBe(false);
  });
});
