import { selectPreferences } from '@parley/client';
import type { Preferences } from '@parley/protocol';
import { useChatState } from '../../client.js';
import { useMedia } from '../../ui/use-media.js';
import type { Format } from './format.js';

type SendKey = Preferences['sendKey'];

/** What sends and what begins a new line, as the person chose it. */
export const sendKeyOf = (chosen: SendKey): string => (chosen === 'enter' ? 'enter' : 'mod+enter');
export const newLineKeyOf = (chosen: SendKey): string => (chosen === 'enter' ? 'shift+enter' : 'enter');

/**
 * What Enter does on this device. Where a finger is what one points with, the keyboard is on the screen and has no
 * Shift+Enter: there Enter begins a new line, and the button sends.
 */
export function useSendKey(): SendKey {
  const chosen = useChatState((state) => selectPreferences(state).sendKey);
  return useMedia('(pointer: coarse)') ? 'mod-enter' : chosen;
}

/** What the field understands, whatever was chosen. */
export const fieldKeys = {
  /** Also where Enter alone does not, as in a block of code. */
  send: 'mod+enter',
  editLast: 'arrowup',
  indent: 'tab',
  outdent: 'shift+tab',
} as const;

/** Keys of the formats, by the physical meaning people know from other editors. */
export const formatShortcuts: Readonly<Record<Format, string>> = {
  bold: 'mod+b',
  italic: 'mod+i',
  strike: 'mod+shift+x',
  code: 'mod+e',
  'code-block': 'mod+alt+c',
  quote: 'mod+shift+9',
  list: 'mod+shift+8',
  'numbered-list': 'mod+shift+7',
  link: 'mod+shift+u',
};
