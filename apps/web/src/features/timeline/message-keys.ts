import { type KeyPress, livingKeys } from '../../ui/shortcut-keys.js';

/** What can be pressed on a message that has the focus: the row listens to these, its menu shows and the help lists them. */
export const messageKeys = {
  react: 'r',
  reply: 't',
  edit: 'e',
  quote: 'q',
  forward: 'f',
  save: 's',
  remind: 'm',
  markUnread: 'u',
  pin: 'p',
  copyText: 'c',
  copyLink: 'l',
  delete: 'delete',
} as const;

export type MessageKey = keyof typeof messageKeys;

/** From message to message, and out of the list. */
export const listKeys = { previous: 'arrowup', next: 'arrowdown', leave: 'escape' } as const;

/** While a message is edited where it stands; what saves it is what sends one. */
export const cancelEditKey = 'escape';

const names = Object.keys(messageKeys) as MessageKey[];

/** What a key means on a message. Undefined with any other key held, which is for the browser, and where it is switched off. */
export function messageKeyOf(press: KeyPress): MessageKey | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return undefined;
  const key = press.key.toLowerCase();
  return names.find((name) => messageKeys[name] === livingKeys(key));
}
