import { customEmojiName } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { asEmojiName, nameOfFile } from './emoji-name.js';

describe('asEmojiName', () => {
  it.each([
    ['Tin Mug', 'tin_mug'],
    [':spork:', 'spork'],
    ['r2-d2', 'r2-d2'],
    ['Löffel', 'l_ffel'],
    ['x'.repeat(40), 'x'.repeat(32)],
  ])('%s becomes %s', (typed, name) => {
    expect(asEmojiName(typed)).toBe(name);
    expect(customEmojiName.safeParse(name).success).toBe(true);
  });
});

describe('nameOfFile', () => {
  it.each([
    ['Tin Mug (2).final.PNG', 'tin_mug_2_final'],
    ['spork.gif', 'spork'],
    ['.png', ''],
  ])('%s: %s', (file, name) => {
    expect(nameOfFile(file)).toBe(name);
  });
});
