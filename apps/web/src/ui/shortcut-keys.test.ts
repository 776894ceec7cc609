import { describe, expect, it } from 'vitest';
import {
  ariaShortcut,
  type KeyPress,
  matchesShortcut,
  parseShortcut,
  shortcutParts,
} from './shortcut-keys.js';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('parseShortcut', () => {
  it.each(['', 'mod', 'hyper+k', 'k+mod', 'mod+'])('refuses %j', (keys) => {
    expect(() => parseShortcut(keys)).toThrow('Not a shortcut');
  });
});

describe('matchesShortcut', () => {
  it('takes mod as Command on Apple machines and as Control elsewhere', () => {
    const shortcut = parseShortcut('mod+k');
    expect(matchesShortcut(press('k', { metaKey: true }), shortcut, true)).toBe(true);
    expect(matchesShortcut(press('k', { ctrlKey: true }), shortcut, true)).toBe(false);
    expect(matchesShortcut(press('k', { ctrlKey: true }), shortcut, false)).toBe(true);
    expect(matchesShortcut(press('k', { metaKey: true }), shortcut, false)).toBe(false);
  });

  it('wants exactly the named modifiers', () => {
    const shortcut = parseShortcut('mod+shift+k');
    expect(matchesShortcut(press('K', { ctrlKey: true, shiftKey: true }), shortcut, false)).toBe(true);
    expect(matchesShortcut(press('k', { ctrlKey: true }), shortcut, false)).toBe(false);
    expect(
      matchesShortcut(press('K', { ctrlKey: true, shiftKey: true, altKey: true }), shortcut, false),
    ).toBe(false);
    expect(matchesShortcut(press('a', { ctrlKey: true }), parseShortcut('a'), false)).toBe(false);
  });

  it('lets a sign be reached with or without Shift', () => {
    expect(matchesShortcut(press('?', { shiftKey: true }), parseShortcut('?'), false)).toBe(true);
    expect(matchesShortcut(press('?'), parseShortcut('?'), false)).toBe(true);
    expect(matchesShortcut(press('1', { shiftKey: true }), parseShortcut('1'), false)).toBe(false);
  });
});

/** As browsers tell them: what the key gives on that keyboard, and where it lies. */
describe('matchesShortcut on keyboards as people have them', () => {
  const [ctrl, shift, alt, meta] = [
    { ctrlKey: true },
    { shiftKey: true },
    { altKey: true },
    { metaKey: true },
  ] as const;
  it.each([
    ['US', 'mod+shift+7', press('&', { code: 'Digit7', ...ctrl, ...shift })],
    ['US', 'mod+shift+8', press('*', { code: 'Digit8', ...ctrl, ...shift })],
    ['US', 'mod+shift+9', press('(', { code: 'Digit9', ...ctrl, ...shift })],
    ['German', 'mod+shift+7', press('/', { code: 'Digit7', ...ctrl, ...shift })],
    ['German', 'mod+shift+8', press('(', { code: 'Digit8', ...ctrl, ...shift })],
    ['German', 'mod+shift+9', press(')', { code: 'Digit9', ...ctrl, ...shift })],
    ['French', 'mod+shift+7', press('7', { code: 'Digit7', ...ctrl, ...shift })],
    ['Greek', 'mod+b', press('β', { code: 'KeyB', ...ctrl })],
    ['German', 'mod+y', press('y', { code: 'KeyZ', ...ctrl })],
    ['German', 'mod+/', press('/', { code: 'Digit7', ...ctrl, ...shift })],
  ])('%s: %s', (_board, keys, pressed) => {
    expect(matchesShortcut(pressed, parseShortcut(keys), false)).toBe(true);
  });

  it.each([
    ['US', 'mod+alt+c', press('ç', { code: 'KeyC', ...meta, ...alt })],
    ['US, a sign that waits for its letter', 'mod+alt+e', press('Dead', { code: 'KeyE', ...meta, ...alt })],
    ['US', 'mod+shift+8', press('8', { code: 'Digit8', ...meta, ...shift })],
    ['German', 'mod+shift+7', press('/', { code: 'Digit7', ...meta, ...shift })],
  ])('%s, Mac: %s', (_board, keys, pressed) => {
    expect(matchesShortcut(pressed, parseShortcut(keys), true)).toBe(true);
  });

  it.each([
    ['another letter of the keyboard', 'mod+z', press('y', { code: 'KeyZ', ...ctrl })],
    ['a digit of its own block', 'mod+shift+7', press('Home', { code: 'Numpad7', ...ctrl, ...shift })],
    ['a sign that is written', '7', press('&', { code: 'Digit7', ...shift })],
    ['a letter that is written', 'c', press('ç', { code: 'KeyC' })],
    [
      'what AltGr writes',
      'mod+alt+c',
      press('ć', { code: 'KeyC', ...ctrl, ...alt, getModifierState: () => true }),
    ],
  ])('not %s', (_what, keys, pressed) => {
    expect(matchesShortcut(pressed, parseShortcut(keys), false)).toBe(false);
  });
});

describe('shortcutParts', () => {
  it('shows the keys of the machine in the order they are held', () => {
    expect(shortcutParts('mod+shift+k', {}, true)).toEqual(['⇧', '⌘', 'K']);
    expect(shortcutParts('mod+shift+k', {}, false)).toEqual(['Ctrl', 'Shift', 'K']);
    expect(shortcutParts('alt+arrowup', {}, false)).toEqual(['Alt', '↑']);
  });

  it('uses the names of the person’s keyboard', () => {
    const german = { ctrl: 'Strg', shift: 'Umschalt' };
    expect(shortcutParts('mod+shift+k', german, false)).toEqual(['Strg', 'Umschalt', 'K']);
    expect(shortcutParts('mod+shift+k', german, true)).toEqual(['⇧', '⌘', 'K']);
  });
});

it('ariaShortcut names keys as assistive technology does', () => {
  expect(ariaShortcut('mod+shift+k', false)).toBe('Control+Shift+K');
  expect(ariaShortcut('mod+shift+k', true)).toBe('Shift+Meta+K');
  expect(ariaShortcut('alt+arrowup', false)).toBe('Alt+ArrowUp');
});

it('names the delete key as it is engraved, and as assistive technology knows it', () => {
  expect(shortcutParts('delete', {}, false)).toEqual(['Del']);
  expect(shortcutParts('delete', { delete: 'Entf' }, false)).toEqual(['Entf']);
  expect(shortcutParts('delete', { delete: 'Entf' }, true)).toEqual(['⌦']);
  expect(ariaShortcut('delete', false)).toBe('Delete');
});
