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

/** A toast with the id it got. */
export type WantedToast = ToastOptions & { readonly id: string };

/** What takes the toasts once its code has come. */
export interface ToastTaker {
  readonly show: (toast: WantedToast) => void;
  readonly dismiss: (id: string) => void;
}

let count = 0;
let waiting: WantedToast[] = [];
let taker: ToastTaker | undefined;
let isWanted = false;
let tellRegion: () => void = () => {};

/** Shows a sentence at the top of the window for a while, read out politely. Gives the id for `dismissToast`. */
export function showToast(options: ToastOptions): string {
  count += 1;
  const toast = { ...options, id: options.id ?? `toast-${count}` };
  if (taker) taker.show(toast);
  else {
    waiting = [...waiting.filter(({ id }) => id !== toast.id), toast];
    isWanted = true;
    tellRegion();
  }
  return toast.id;
}

export function dismissToast(id: string): void {
  waiting = waiting.filter((toast) => toast.id !== id);
  taker?.dismiss(id);
}

const toasts = { show: showToast, dismiss: dismissToast };

export const useToast = (): typeof toasts => toasts;

/** Called by the list of toasts when it is there, with nothing when it goes. */
export function takeToasts(next: ToastTaker | undefined): void {
  taker = next;
  if (!next) return;
  for (const toast of waiting) next.show(toast);
  waiting = [];
}

/** Whether there has been a toast to show; for `useSyncExternalStore`. */
export const firstToast = {
  listen(onChange: () => void): () => void {
    tellRegion = onChange;
    return () => {
      tellRegion = () => {};
    };
  },
  isThere: (): boolean => isWanted,
};
