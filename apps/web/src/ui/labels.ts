import { createContext, useContext } from 'react';

/** The few words that components say by themselves, handed in by the app in the person's language. */
export interface UiLabels {
  readonly close: string;
  readonly dismiss: string;
  readonly notifications: string;
  /** Names on the keys of this person's keyboard where they differ from the usual engraving, such as `ctrl: 'Strg'`. */
  readonly keyNames?: Readonly<Record<string, string>> | undefined;
}

export interface UiContextValue {
  readonly labels: UiLabels;
  /** BCP 47, used by every date and number. */
  readonly locale: string;
}

export const UiContext = createContext<UiContextValue | undefined>(undefined);

function useUi(): UiContextValue {
  const value = useContext(UiContext);
  if (!value) throw new Error('UiProvider is missing above this component');
  return value;
}

export const useUiLabels = (): UiLabels => useUi().labels;
export const useLocale = (): string => useUi().locale;
