import { createContext, useContext } from 'react';

/** The root of the thread whose replies are drawn; null in the main line of a channel. */
const ThreadPlace = createContext<string | null>(null);

export const ThreadPlaceProvider = ThreadPlace.Provider;
export const useThreadPlace = (): string | null => useContext(ThreadPlace);
