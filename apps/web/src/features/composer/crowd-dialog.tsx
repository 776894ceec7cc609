import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import type { Asked } from './use-delivery.js';

export interface CrowdDialogProps {
  readonly asked: Asked;
  readonly onAnswer: (isMeant: boolean) => void;
}

/** Asks before a message calls very many people. */
export function CrowdDialog({ asked, onAnswer }: CrowdDialogProps) {
  const { t } = useLingui();
  const { people } = asked;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onAnswer(false)}
      title={
        Number.isFinite(people)
          ? plural(people, { one: 'Mention # person?', other: 'Mention # people?' })
          : t`Mention everybody here?`
      }
      description={t`Each of them gets a mention, wherever they are and whatever time it is there.`}
      confirmLabel={t`Send`}
      cancelLabel={t`Go on writing`}
      onConfirm={() => onAnswer(true)}
    />
  );
}
