import { useLingui } from '@lingui/react/macro';
import { ListChecks, Plus, Vote } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.js';
import { LazyMenu } from '../../ui/lazy-menu.js';
import type { EnclosureKind } from './enclosed.js';

/** In the composer: what a message can hold besides its text. */
export function EncloseMenu({ onChoose }: { readonly onChoose: (kind: EnclosureKind) => void }) {
  const { t } = useLingui();
  return (
    <LazyMenu
      side="top"
      align="start"
      trigger={<IconButton icon={Plus} label={t`Add to message`} size="small" />}
      items={[
        { label: t`Poll…`, icon: Vote, onSelect: () => onChoose('poll') },
        { label: t`Checklist…`, icon: ListChecks, onSelect: () => onChoose('checklist') },
      ]}
    />
  );
}
