import { useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../ui/empty-state.js';

/** Without a connection, a channel whose messages were not kept: nothing is wrong, and nothing has to be done. */
export function NotOnDevice() {
  const { t } = useLingui();
  return (
    <EmptyState
      className="flex-1"
      drawing="paper"
      title={t`These messages are not on this device.`}
      hint={t`They will be here as soon as the connection is back. What you write is sent then, too.`}
    />
  );
}
