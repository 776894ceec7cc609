import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Dialog } from '../../ui/dialog.js';
import { Popover } from '../../ui/popover.js';
import { useWindowWidth } from '../../ui/use-media.js';
import { closeConnectionPanel, shownPanel } from '../connection/index.js';
import { ConnectionActions } from './connection-actions.js';
import { ConnectionFacts } from './connection-facts.js';
import { ConnectionHead } from './connection-head.js';

/** All about the connection: beside what was pressed, or as a sheet in a narrow window. */
export function ConnectionPanel() {
  const { t } = useLingui();
  const { anchor, open } = useStore(shownPanel);
  const isNarrow = useWindowWidth() === 'narrow';
  useEffect(() => closeConnectionPanel, []);
  const onOpenChange = (next: boolean) => next || closeConnectionPanel();
  if (isNarrow) {
    return (
      <Dialog
        open={open}
        onOpenChange={onOpenChange}
        title={t`Connection`}
        size="small"
        actions={<ConnectionActions />}
      >
        <ConnectionHead />
        <ConnectionFacts />
      </Dialog>
    );
  }
  return (
    <Popover
      label={t`Connection`}
      open={open}
      onOpenChange={onOpenChange}
      anchor={anchor}
      side="top"
      align="start"
      className="w-88"
    >
      <div className="p-4">
        <ConnectionHead />
        <ConnectionFacts />
        <div className="mt-4 flex gap-2 *:flex-1">
          <ConnectionActions />
        </div>
      </div>
    </Popover>
  );
}
