import { useLingui } from '@lingui/react/macro';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import type { Slash } from './use-slash.js';

/** Asks before a command does what is hard to take back. */
export function SlashDialog({ slash }: { readonly slash: Slash }) {
  const { t } = useLingui();
  const { asking } = slash;
  if (!asking) return null;
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => open || slash.clear()}
      title={asking.title}
      description={asking.description}
      confirmLabel={asking.confirmLabel}
      cancelLabel={t`Cancel`}
      onConfirm={slash.confirm}
    />
  );
}
