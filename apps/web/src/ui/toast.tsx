import { Toast as Base } from '@base-ui/react/toast';
import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Icon } from './icon.js';
import { IconButton } from './icon-button.js';
import { useUiLabels } from './labels.js';

export type ToastTone = 'plain' | 'success' | 'danger';

export interface ToastOptions {
  readonly text: string;
  readonly detail?: string | undefined;
  readonly tone?: ToastTone | undefined;
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
  /** Milliseconds; 0 keeps it until dismissed. 5 s, 8 s with an action. */
  readonly durationMs?: number | undefined;
  /** A second toast with the same id replaces the first. */
  readonly id?: string | undefined;
}

interface ToastData {
  readonly tone: ToastTone;
}

const queue = Base.createToastManager<ToastData>();

/** Shows a sentence at the top of the window for a while, read out politely. Gives the id for `dismissToast`. */
export function showToast({ text, detail, tone = 'plain', action, durationMs, id }: ToastOptions): string {
  return queue.add({
    title: text,
    data: { tone },
    timeout: durationMs ?? (action ? 8_000 : 5_000),
    ...(detail !== undefined && { description: detail }),
    ...(id !== undefined && { id }),
    ...(action && { actionProps: { children: action.label, onClick: action.onSelect } }),
  });
}

export function dismissToast(id: string): void {
  queue.close(id);
}

const toasts = { show: showToast, dismiss: dismissToast };

export const useToast = (): typeof toasts => toasts;

function ToastList() {
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

/** Where toasts appear; `UiProvider` mounts it. Top of the window: they cover neither what is being read nor what is being written. */
export function ToastRegion() {
  const labels = useUiLabels();
  return (
    <Base.Provider toastManager={queue} limit={3}>
      <Base.Portal>
        <Base.Viewport
          aria-label={labels.notifications}
          className="pointer-events-none fixed inset-x-0 top-[calc(var(--spacing-header)+var(--spacing-safe-top)+0.75rem)] z-toast mx-auto flex w-[min(26rem,calc(100vw-1.5rem))] flex-col gap-2"
        >
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}
