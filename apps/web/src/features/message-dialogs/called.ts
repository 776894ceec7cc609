import type { Message } from '@parley/protocol';
import { useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { holdKeys } from '../../ui/held-keys.js';

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
  const count = (store.getState().called?.count ?? 0) + 1;
  store.setState({ called: { name, message, isOpen: true, count } });
  holdKeys({ isWanted: () => isOpen(count), cancel: closeMessageDialog });
}

const isOpen = (count: number | undefined): boolean => {
  const { called } = store.getState();
  return called?.isOpen === true && called.count === count;
};

export function closeMessageDialog(): void {
  store.setState(({ called }) => ({ called: called && { ...called, isOpen: false } }));
}

export const useCalledMessageDialog = (): Called | null => useStore(store, (state) => state.called);

/** What such a dialog passes to its frame. An answer that comes late closes no other one. */
export function useMessageDialogFrame() {
  const [own] = useState(() => store.getState().called?.count);
  const open = useStore(store, () => isOpen(own));
  const onOpenChange = (next: boolean): void => {
    if (!next && isOpen(own)) closeMessageDialog();
  };
  return { open, onOpenChange };
}
