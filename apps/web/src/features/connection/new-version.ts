import { createStore } from 'zustand/vanilla';

/** Whether a newer version of the app than the one in this page is there to be shown, and how it is. */
export const newVersion = createStore<{ readonly show: (() => void) | null }>(() => ({ show: null }));
