import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Dialogs that can be called for from more than one place of a workspace; one at a time. */
export type DialogName =
  | 'create-channel'
  | 'new-direct'
  | 'invite-people'
  | 'quick-switcher'
  | 'shortcuts'
  | 'create-workspace';

const store = createStore<{ readonly name: DialogName | null }>(() => ({ name: null }));

export function openDialog(name: DialogName): void {
  store.setState({ name });
}

export function closeDialog(): void {
  store.setState({ name: null });
}

export const useOpenDialog = (): DialogName | null => useStore(store, (state) => state.name);
