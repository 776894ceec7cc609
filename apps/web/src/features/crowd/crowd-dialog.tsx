import { useLingui } from '@lingui/react/macro';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { useAskedCrowd } from './ask-crowd.js';
import { crowdQuestion, crowdWarning } from './crowd-words.js';

/** Asks before a message calls very many people. */
export function CrowdDialog() {
  const { t } = useLingui();
  const asked = useAskedCrowd();
  if (!asked) return null;
  const confirmLabels = { send: t`Send`, save: t`Save`, schedule: t`Schedule` };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || asked.answer(false)}
      title={crowdQuestion(asked.people)}
      description={crowdWarning()}
      confirmLabel={confirmLabels[asked.act]}
      cancelLabel={t`Go on writing`}
      onConfirm={() => asked.answer(true)}
    />
  );
}
