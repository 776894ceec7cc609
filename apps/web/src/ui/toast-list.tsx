import { Toast as Base } from '@base-ui/react/toast';
import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect } from 'react';
import { Icon } from './icon.js';
import { IconButton } from './icon-button.js';
import { useUiLabels } from './labels.js';
import { type ToastTone, takeToasts, type WantedToast } from './toast.js';

interface ToastData {
  readonly tone: ToastTone;
}

const queue = Base.createToastManager<ToastData>();

function show({ id, text, detail, tone = 'plain', action, durationMs }: WantedToast): void {
  queue.add({
    id,
    title: text,
    data: { tone },
    timeout: durationMs ?? (action ? 8_000 : 5_000),
    ...(detail !== undefined && { description: detail }),
    ...(action && { actionProps: { children: action.label, onClick: action.onSelect } }),
  });
}

function Toasts() {
  const labels = useUiLabels();
  const { toasts: shown } = Base.useToastManager<ToastData>();
  return shown.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['up', 'right']}
      className={clsx(
        'pointer-events-auto rounded-card bg-raised text-ui text-ink shadow-float',
        'translate-x-(--toast-swipe-movement-x) translate-y-(--toast-swipe-movement-y) transition-[opacity,scale,translate] duration-calm ease-move',
        'data-ending-style:opacity-0 data-limited:hidden data-starting-style:-translate-y-2 data-starting-style:opacity-0 data-swiping:transition-none',
      )}
    >
      <Base.Content className="flex min-h-11 items-center gap-2.5 py-1.5 ps-3.5 pe-1.5">
        {toast.data?.tone === 'success' && <Icon icon={CircleCheck} size={18} className="text-success-ink" />}
        {toast.data?.tone === 'danger' && <Icon icon={CircleAlert} size={18} className="text-danger-ink" />}
        <div className="min-w-0 flex-1 py-1">
          <Base.Title render={<div />} className="font-medium" />
          <Base.Description render={<div />} className="text-small text-ink-2" />
        </div>
        {toast.actionProps && (
          <Base.Action className="h-control-sm flex-none rounded-control px-2.5 font-medium text-accent-ink transition-colors hover:bg-hover" />
        )}
        <Base.Close render={<IconButton icon={X} label={labels.dismiss} size="small" />} />
      </Base.Content>
    </Base.Root>
  ));
}

/** The toasts, at the top of the window: they cover neither what is being read nor what is being written. */
export function ToastList() {
  const labels = useUiLabels();
  useEffect(() => {
    takeToasts({ show, dismiss: (id) => queue.close(id) });
    return () => takeToasts(undefined);
  }, []);
  return (
    <Base.Provider toastManager={queue} limit={3}>
      <Base.Portal>
        <Base.Viewport
          aria-label={labels.notifications}
          className="pointer-events-none fixed inset-x-0 top-[calc(var(--spacing-header)+var(--spacing-safe-top)+0.75rem)] z-toast mx-auto flex w-[min(26rem,calc(100vw-1.5rem))] flex-col gap-2"
        >
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}
