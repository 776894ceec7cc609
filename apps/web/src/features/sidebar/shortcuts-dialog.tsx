import { useLingui } from '@lingui/react/macro';
import { Dialog } from '../../ui/dialog.js';
import { ShortcutKeys } from '../../ui/kbd.js';
import { useDialogFrame } from '../page/index.js';
import { SingleKeysSwitch } from '../single-keys/index.js';
import { useShortcutGroups } from './shortcut-groups.js';

/** Everything that can be pressed on the page that is open. */
export function ShortcutsDialog() {
  const { t } = useLingui();
  const frame = useDialogFrame();
  const groups = useShortcutGroups();
  return (
    <Dialog {...frame} size="large" title={t`Keyboard shortcuts`} isTextOnly>
      <div className="mb-5 border-b border-line pb-4">
        <SingleKeysSwitch />
      </div>
      <div className="gap-x-10 pb-3 md:columns-2">
        {groups.map(({ name, shortcuts }) => (
          <section key={name} className="mb-6 break-inside-avoid">
            <h3 className="mb-1 text-small font-medium text-ink-3">{name}</h3>
            <dl className="divide-y divide-line">
              {shortcuts.map(({ keys, label }) => (
                <div key={`${label} ${keys}`} className="flex min-h-9 items-center gap-4 py-1.5">
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
