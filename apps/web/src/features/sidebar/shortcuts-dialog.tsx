import { useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { Dialog } from '../../ui/dialog.js';
import { ShortcutKeys } from '../../ui/kbd.js';
import { type RegisteredShortcut, useShortcutList } from '../../ui/shortcuts.js';
import { useDialogFrame } from '../page/index.js';

/** Everything that can be pressed on the page that is open. */
export function ShortcutsDialog() {
  const { t } = useLingui();
  const frame = useDialogFrame();
  const shortcuts = useShortcutList();
  const list = useRef<HTMLDivElement>(null);
  const groups = new Map<string, RegisteredShortcut[]>();
  for (const shortcut of shortcuts) {
    const name = shortcut.group ?? t`Everywhere`;
    groups.set(name, [...(groups.get(name) ?? []), shortcut]);
  }
  // These belong to the field and to a message, and work only there.
  groups.set(t`While writing`, [
    { keys: 'enter', label: t`Send` },
    { keys: 'shift+enter', label: t`Start a new line` },
    { keys: 'arrowup', label: t`Edit your last message, while the field is empty` },
  ]);
  groups.set(t`On a message`, [
    { keys: 'e', label: t`Edit` },
    { keys: 'c', label: t`Copy text` },
    { keys: 'l', label: t`Copy link` },
    { keys: 'r', label: t`React` },
    { keys: 'p', label: t`Pin or unpin` },
    { keys: 'delete', label: t`Delete` },
  ]);
  return (
    <Dialog {...frame} title={t`Keyboard shortcuts`} initialFocus={list}>
      {/* On a low window the list scrolls, so the keys must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls */}
      <div ref={list} tabIndex={0} className="flex flex-col gap-6 rounded-control pb-3">
        {[...groups].map(([name, entries]) => (
          <section key={name}>
            <h3 className="mb-1 text-small font-medium text-ink-3">{name}</h3>
            <dl className="divide-y divide-line">
              {entries.map(({ keys, label }) => (
                <div key={keys} className="flex min-h-9 items-center gap-4 py-1.5">
                  <dt className="flex-1 text-ui">{label}</dt>
                  <dd>
                    <ShortcutKeys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
