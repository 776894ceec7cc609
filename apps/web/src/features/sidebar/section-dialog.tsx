import { useLingui } from '@lingui/react/macro';
import { newId, selectLayout } from '@parley/client';
import { limits } from '@parley/protocol';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextField } from '../../ui/text-field.js';
import { closeDialog, useDialogFrame } from '../page/index.js';
import { askedSection } from './section-dialog-state.js';
import { intoSection, useArrange } from './use-arrange.js';

/** The name of a section of one's own. */
export function SectionDialog() {
  const { t } = useLingui();
  const frame = useDialogFrame();
  const arrange = useArrange();
  const { sectionId, channelIds } = useStore(askedSection);
  const before = useChatState(
    (state) => selectLayout(state)?.sections.find((one) => one.id === sectionId)?.name ?? '',
  );
  const [name, setName] = useState(before);
  const used = [...name.trim()].length;
  const canSave = used > 0 && used <= limits.sectionNameLength;
  const save = () => {
    if (!canSave) return;
    const id = sectionId ?? newId();
    arrange({ kind: 'section', sectionId: id, name: name.trim() });
    if (channelIds.length > 0) arrange(intoSection(id, ...channelIds));
    closeDialog();
  };
  return (
    <Dialog
      {...frame}
      size="small"
      title={sectionId === null ? t`New section` : t`Rename section`}
      onSubmit={save}
      actions={
        <>
          <Button onClick={closeDialog}>{t`Cancel`}</Button>
          <Button type="submit" tone="primary" disabled={!canSave}>
            {sectionId === null ? t`Create section` : t`Rename`}
          </Button>
        </>
      }
    >
      <TextField
        label={t`Name`}
        value={name}
        onValueChange={setName}
        placeholder={t`e.g. Print shop`}
        hint={t`Only you see your sections.`}
        counter={{ used, limit: limits.sectionNameLength }}
        autoComplete="off"
      />
    </Dialog>
  );
}
