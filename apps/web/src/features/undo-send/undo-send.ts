import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { remember, remembered } from '../page/index.js';

/** How long a message waits for its author to think again. */
const waitMs = 5_000;

const store = createStore<{ readonly isOn: boolean }>(() => ({ isOn: remembered('undo-send') === 'on' }));

/** Whether messages written in this browser wait a moment before they are sent. */
export const useUndoSend = (): boolean => useStore(store, (state) => state.isOn);

export function setUndoSend(isOn: boolean): void {
  store.setState({ isOn });
  remember('undo-send', isOn ? 'on' : null);
}

/** How long a message written now is held; undefined: not at all. */
export const holdMs = (): number | undefined => (store.getState().isOn ? waitMs : undefined);
