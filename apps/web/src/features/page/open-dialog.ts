import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

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
  store.setState(({ called }) => ({ called: { name, isOpen: true, count: (called?.count ?? 0) + 1 } }));
}

export function closeDialog(): void {
  store.setState(({ called }) => ({ called: called && { ...called, isOpen: false } }));
}

export const useCalledDialog = (): Called | null => useStore(store, (state) => state.called);

/** What a dialog that was called for passes to its frame. */
export function useDialogFrame() {
  const open = useStore(store, (state) => state.called?.isOpen ?? false);
  const onOpenChange = (next: boolean): void => {
    if (!next) closeDialog();
  };
  return { open, onOpenChange };
}
