import { useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { holdKeys } from '../../ui/held-keys.js';

/** Dialogs that can be called for from more than one place of a workspace; one at a time. */
export type DialogName =
  | 'create-channel'
  | 'new-direct'
  | 'invite-people'
  | 'quick-switcher'
  | 'shortcuts'
  | 'create-workspace'
  | 'section'
  | 'status';

interface Called {
  readonly name: DialogName;
  /** A dialog that closes stays for its last moment, and to give the focus back to where it came from. */
  readonly isOpen: boolean;
  /** How many were called for so far: each starts anew. */
  readonly count: number;
}

const store = createStore<{ readonly called: Called | null }>(() => ({ called: null }));

export function openDialog(name: DialogName): void {
  const count = (store.getState().called?.count ?? 0) + 1;
  store.setState({ called: { name, isOpen: true, count } });
  holdKeys({ isWanted: () => isOpen(count), cancel: closeDialog });
}

const isOpen = (count: number | undefined): boolean => {
  const { called } = store.getState();
  return called?.isOpen === true && called.count === count;
};

export function closeDialog(): void {
  store.setState(({ called }) => ({ called: called && { ...called, isOpen: false } }));
}

export const useCalledDialog = (): Called | null => useStore(store, (state) => state.called);

/** What a dialog that was called for passes to its frame. An answer that comes late closes no other one. */
export function useDialogFrame() {
  const [own] = useState(() => store.getState().called?.count);
  const open = useStore(store, () => isOpen(own));
  const onOpenChange = (next: boolean): void => {
    if (!next && isOpen(own)) closeDialog();
  };
  return { open, onOpenChange };
}
