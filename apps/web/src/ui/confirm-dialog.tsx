import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { clsx } from 'clsx';
import { type ReactNode, useRef, useState } from 'react';
import { Button } from './button.js';
import { backdropClass, dialogPopupClass } from './dialog.js';
import { useFocusReturn } from './focus-return.js';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly description: ReactNode;
  /** The verb of the title, never "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly danger?: boolean | undefined;
  /** The dialog stays open and busy until the promise settles, closes if it resolves to anything but `false`. */
  readonly onConfirm: () => unknown;
  readonly children?: ReactNode | undefined;
}

/** Asks before something that cannot be taken back. Focus starts on cancel. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    confirmLabel,
    cancelLabel,
    danger = false,
    onConfirm,
    children,
  } = props;
  const [busy, setBusy] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const finalFocus = useFocusReturn(open);
  const confirm = async () => {
    if (!open) return;
    setBusy(true);
    try {
      if ((await onConfirm()) !== false) onOpenChange(false);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Base.Root open={open} onOpenChange={(next) => busy || onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup
          className={clsx(dialogPopupClass, 'md:w-105')}
          initialFocus={cancel}
          finalFocus={finalFocus}
        >
          <div className="flex min-h-0 flex-col p-6 short:flex-none">
            <Base.Title className="text-title-2 font-bold text-balance">{title}</Base.Title>
            <Base.Description render={<div />} className="mt-2 text-ui text-pretty text-ink-2">
              {description}
            </Base.Description>
            {children && <div className="mt-4 min-h-0 overflow-y-auto">{children}</div>}
            <div className="mt-6 flex flex-wrap justify-end gap-2 max-md:*:min-w-fit! max-md:*:flex-1">
              <Base.Close render={<Button ref={cancel} disabled={busy} />}>{cancelLabel}</Base.Close>
              <Button tone={danger ? 'danger' : 'primary'} busy={busy} onClick={() => void confirm()}>
                {confirmLabel}
              </Button>
            </div>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
