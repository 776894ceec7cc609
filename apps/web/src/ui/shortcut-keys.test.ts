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
