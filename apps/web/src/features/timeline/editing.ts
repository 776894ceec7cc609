import { createStore, useStore } from 'zustand';

/** Which message is being edited in place; one at a time, whoever asks for it (row, menu, or ↑ in the composer). */
const editing = createStore<{ messageId: string | null }>(() => ({ messageId: null }));

export const startEditing = (messageId: string): void => editing.setState({ messageId });
export const stopEditing = (): void => editing.setState({ messageId: null });
export const useIsEditing = (messageId: string): boolean =>
  useStore(editing, (state) => state.messageId === messageId);
