import { useLingui } from '@lingui/react/macro';
import { selectPreferences } from '@parley/client';
import { useChatState } from '../../client.js';
import { isSingleKey } from '../../ui/shortcut-keys.js';
import { type RegisteredShortcut, useShortcutList } from '../../ui/shortcuts.js';
import { fieldKeys, formatShortcuts, newLineKeyOf, sendKeyOf, useSendKey } from '../composer/index.js';
import { cancelEditKey, listKeys, type MessageKey, messageKeys } from '../timeline/index.js';
import { rowMenuKey } from './row-menu.js';

export interface ShortcutGroup {
  readonly name: string;
  readonly shortcuts: readonly { readonly keys: string; readonly label: string }[];
}

type Words<Table> = Readonly<Record<keyof Table, string>>;

/** The keys of a table with their words: a key without words, or words without a key, does not compile. */
const told = <Table extends Readonly<Record<string, string>>>(table: Table, words: Words<Table>) =>
  (Object.keys(words) as (keyof Table)[]).map((name) => ({
    keys: table[name] as string,
    label: words[name],
  }));

/**
 * Everything that can be pressed: what is registered for the page that is open, and what belongs to the field, a
 * message or a row, from the tables those listen to. Without what is switched off.
 */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  const { t } = useLingui();
  const { hasSingleKeys } = useChatState(selectPreferences);
  const sendKey = useSendKey();
  const registered = useShortcutList();
  const byGroup = new Map<string, RegisteredShortcut[]>();
  for (const shortcut of registered) {
    const name = shortcut.group ?? t`Everywhere`;
    byGroup.set(name, [...(byGroup.get(name) ?? []), shortcut]);
  }
  const onMessage: Readonly<Record<MessageKey, string>> = {
    react: t`React`,
    reply: t`Reply in thread`,
    edit: t`Edit`,
    quote: t`Quote`,
    forward: t`Forward`,
    save: t`Save for later`,
    remind: t`Remind me`,
    markUnread: t`Mark unread from here`,
    pin: t`Pin or unpin`,
    copyText: t`Copy text`,
    copyLink: t`Copy link`,
    delete: t`Delete`,
  };
  const sends = sendKeyOf(sendKey);
  const groups: readonly ShortcutGroup[] = [
    ...[...byGroup].map(([name, shortcuts]) => ({ name, shortcuts })),
    {
      name: t`In the list of channels`,
      shortcuts: [{ keys: rowMenuKey, label: t`Menu of the channel` }],
    },
    {
      name: t`While writing`,
      shortcuts: [
        { keys: sends, label: t`Send` },
        ...(sends === fieldKeys.send
          ? []
          : [{ keys: fieldKeys.send, label: t`Send, also out of a block of code` }]),
        { keys: newLineKeyOf(sendKey), label: t`Start a new line` },
        { keys: fieldKeys.editLast, label: t`Edit your last message, while the field is empty` },
        { keys: fieldKeys.indent, label: t`In a list: one level in` },
        { keys: fieldKeys.outdent, label: t`In a list: one level out` },
        ...told(formatShortcuts, {
          bold: t`Bold`,
          italic: t`Italic`,
          strike: t`Strikethrough`,
          link: t`Link`,
          list: t`List`,
          'numbered-list': t`Numbered list`,
          quote: t`Quote`,
          code: t`Code`,
          'code-block': t`Code block`,
        }),
      ],
    },
    {
      name: t`On a message`,
      shortcuts: [
        ...told(messageKeys, onMessage),
        ...told(listKeys, {
          previous: t`Message above`,
          next: t`Message below`,
          leave: t`Back to writing`,
        }),
      ],
    },
    {
      name: t`While editing a message`,
      shortcuts: [
        { keys: sends, label: t`Save` },
        { keys: newLineKeyOf(sendKey), label: t`Start a new line` },
        { keys: cancelEditKey, label: t`Leave it as it was` },
      ],
    },
  ];
  if (hasSingleKeys) return groups;
  return groups.map(({ name, shortcuts }) => ({
    name,
    shortcuts: shortcuts.filter(({ keys }) => !isSingleKey(keys)),
  }));
}
