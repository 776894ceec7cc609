import type { Message } from '@parley/protocol';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type MessageDialogName = 'history' | 'forward' | 'voters' | 'revise';

interface Called {
  readonly name: MessageDialogName;
  readonly message: Message;
  readonly isOpen: boolean;
  /** How many were called for so far: each starts anew. */
  readonly count: number;
}

const store = createStore<{ readonly called: Called | null }>(() => ({ called: null }));

/** Opens a dialog about one message; one at a time. */
export function callMessageDialog(name: MessageDialogName, message: Message): void {
  store.setState(({ called }) => ({
    called: { name, message, isOpen: true, count: (called?.count ?? 0) + 1 },
  }));
}

export function closeMessageDialog(): void {
  store.setState(({ called }) => ({ called: called && { ...called, isOpen: false } }));
}

export const useCalledMessageDialog = (): Called | null => useStore(store, (state) => state.called);

/** What such a dialog passes to its frame. */
export function useMessageDialogFrame() {
  const open = useStore(store, (state) => state.called?.isOpen ?? false);
  const onOpenChange = (next: boolean): void => {
    if (!next) closeMessageDialog();
  };
  return { open, onOpenChange };
}
