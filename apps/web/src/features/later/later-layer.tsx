import { useLingui } from '@lingui/react/macro';
import { useStore } from 'zustand';
import { lazyPart } from '../../ui/lazy-part.js';
import { showToast } from '../../ui/toast.js';
import { closeTimeDialog, wantedDialog } from './wanted-dialog.js';

const TimeDialog = lazyPart(async () => (await import('./time-dialog.js')).TimeDialog);

/** Where `askForTime` draws; stands once in a workspace. */
export function LaterLayer() {
  const { t } = useLingui();
  const { wanted, count, isOpen } = useStore(wantedDialog);
  if (!wanted) return null;
  const onUnavailable = () => {
    closeTimeDialog(wanted);
    showToast({ text: t`This needs a connection. Try again when it is back.`, id: 'no-dialog' });
  };
  return <TimeDialog key={count} wanted={wanted} isOpen={isOpen} onUnavailable={onUnavailable} />;
}
