import { useLingui } from '@lingui/react/macro';
import type { Message } from '@parley/protocol';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { lazyPart } from '../../ui/lazy-part.js';
import { Markdown } from '../markdown/index.js';

const ConfirmDialog = lazyPart(async () => (await import('../../ui/confirm-dialog.js')).ConfirmDialog);

interface Asked {
  readonly message: Message;
  readonly onConfirm: () => void;
}

const store = createStore<{ readonly asked: Asked | null; readonly open: boolean }>(() => ({
  asked: null,
  open: false,
}));

/** Asks before a message is deleted: one dialog for the whole list, however many rows there are. */
export function askDelete(message: Message, onConfirm: () => void): void {
  store.setState({ asked: { message, onConfirm }, open: true });
}

/** Where `askDelete` draws; stands once in a timeline. */
export function DeleteDialog() {
  const { t } = useLingui();
  const { asked, open } = useStore(store);
  if (!asked) return null;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => store.setState({ open: next })}
      title={t`Delete this message?`}
      description={t`Its text is gone for everybody and cannot be brought back.`}
      confirmLabel={t`Delete`}
      cancelLabel={t`Cancel`}
      danger
      onConfirm={() => asked.onConfirm()}
    >
      <div className="max-h-40 overflow-y-auto rounded-control border border-line bg-sunken px-3 py-2 text-ui">
        <Markdown text={asked.message.text} />
      </div>
    </ConfirmDialog>
  );
}
