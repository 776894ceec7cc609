export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** Which key of the board it is, whatever is engraved on it: `KeyC`, `Digit7`. */
  readonly code?: string;
  readonly getModifierState?: (modifier: 'AltGraph') => boolean;
}

export interface ParsedShortcut {
  readonly key: string;
  /** Command on Apple machines, Control elsewhere. */
  readonly mod: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

const MODIFIERS = new Set(['mod', 'ctrl', 'alt', 'shift']);

const isAppleMachine = (): boolean =>
  typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform || navigator.userAgent);

/** Reads `mod+shift+k`, `escape`, `alt+arrowup`. The key is named as in `KeyboardEvent.key`, in lower case. */
export function parseShortcut(keys: string): ParsedShortcut {
  const parts = keys.toLowerCase().split('+');
  const key = parts.at(-1);
  if (!key || MODIFIERS.has(key) || parts.slice(0, -1).some((part) => !MODIFIERS.has(part))) {
    throw new Error(`Not a shortcut: ${keys}`);
  }
  return {
    key,
    mod: parts.includes('mod'),
    ctrl: parts.includes('ctrl'),
    alt: parts.includes('alt'),
    shift: parts.includes('shift'),
  };
}

/**
 * Whether the key is the one that is named. With Shift a digit gives another sign, and with Option a letter another
 * letter, which differ by keyboard: there the place of the key tells. A letter that the keyboard does give counts as
 * engraved, wherever it lies; what AltGr makes is meant as written.
 */
function isNamedKey(press: KeyPress, name: string): boolean {
  const key = press.key.toLowerCase();
  if (key === name) return true;
  const isHeld = press.ctrlKey || press.metaKey || press.altKey;
  if (!isHeld || press.getModifierState?.('AltGraph')) return false;
  if (/^\d$/.test(name)) return press.code === `Digit${name}`;
  return /^[a-z]$/.test(name) && !/^[a-z]$/.test(key) && press.code === `Key${name.toUpperCase()}`;
}

/** Whether a key press is this shortcut. A sign such as `?` may need Shift on some keyboards, so there Shift is ignored. */
export function matchesShortcut(
  press: KeyPress,
  shortcut: ParsedShortcut,
  apple = isAppleMachine(),
): boolean {
  const isSign = shortcut.key.length === 1 && !/[\p{L}\p{N}]/u.test(shortcut.key);
  const wantsMeta = apple && shortcut.mod;
  const wantsCtrl = shortcut.ctrl || (!apple && shortcut.mod);
  return (
    isNamedKey(press, shortcut.key) &&
    press.metaKey === wantsMeta &&
    press.ctrlKey === wantsCtrl &&
    press.altKey === shortcut.alt &&
    (isSign || press.shiftKey === shortcut.shift)
  );
}

let hasSingleKeys = true;

/** Has what is a character alone do something or nothing, on the whole page. */
export function chooseSingleKeys(has: boolean): void {
  hasSingleKeys = has;
}

export const isSingleKey = (keys: string): boolean => keys.length === 1;

/**
 * Keys that do something now. A character alone can be switched off (WCAG 2.1.4): whoever dictates says it unawares,
 * and a hand rests on it.
 */
export const livingKeys = (keys: string | undefined): string | undefined =>
  keys !== undefined && isSingleKey(keys) && !hasSingleKeys ? undefined : keys;

/** Whether a key press is the shortcut written so. */
export const isPressed = (press: KeyPress, keys: string): boolean =>
  matchesShortcut(press, parseShortcut(keys));

const APPLE: Readonly<Record<string, string>> = {
  mod: '⌘',
  ctrl: '⌃',
  alt: '⌥',
  shift: '⇧',
  enter: '↩',
  delete: '⌦',
};
const OTHERS: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  enter: '↵',
  delete: 'Del',
};
const EVERYWHERE: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  escape: 'Esc',
  tab: '⇥',
  backspace: '⌫',
  ' ': '␣',
};

/** The engravings to show, in the order they are held: `['Ctrl', 'Shift', 'K']` or `['⇧', '⌘', 'K']`. */
export function shortcutParts(
  keys: string,
  names: Readonly<Record<string, string>> = {},
  apple = isAppleMachine(),
): string[] {
  const { key, mod, ctrl, alt, shift } = parseShortcut(keys);
  const held = apple
    ? [ctrl && 'ctrl', alt && 'alt', shift && 'shift', mod && 'mod']
    : [mod && 'mod', ctrl && 'ctrl', alt && 'alt', shift && 'shift'];
  const engraving = (name: string): string => {
    const own = names[name === 'mod' && !apple ? 'ctrl' : name];
    if (own !== undefined && !(apple && name in APPLE)) return own;
    return (apple ? APPLE : OTHERS)[name] ?? EVERYWHERE[name] ?? name.toLocaleUpperCase();
  };
  return [...held.filter((name) => name !== false), key].map(engraving);
}

/** Keys by the names of the UI Events standard, which assistive technology knows. */
const KEY_VALUES: Readonly<Record<string, string>> = {
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
  escape: 'Escape',
  enter: 'Enter',
  tab: 'Tab',
  backspace: 'Backspace',
  delete: 'Delete',
  home: 'Home',
  end: 'End',
  pageup: 'PageUp',
  pagedown: 'PageDown',
  ' ': 'Space',
};

/** The value of `aria-keyshortcuts`, such as `Control+Shift+K`. */
export function ariaShortcut(keys: string, apple = isAppleMachine()): string {
  const { key, mod, ctrl, alt, shift } = parseShortcut(keys);
  const held = [
    (ctrl || (mod && !apple)) && 'Control',
    alt && 'Alt',
    shift && 'Shift',
    mod && apple && 'Meta',
  ];
  return [...held.filter((part) => part !== false), KEY_VALUES[key] ?? key.toUpperCase()].join('+');
}
