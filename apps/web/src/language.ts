import { i18n, type Messages } from '@lingui/core';

const english = () => import('./locales/en/messages.po');

const catalogs = {
  en: english,
  de: () => import('./locales/de/messages.po'),
  // Longer words that run from right to left: for trying the layout, chosen by the storage key alone.
  'ar-XB': async () => (await import('./pseudo-language.js')).pseudoCatalog(await english()),
} satisfies Record<string, () => Promise<{ messages: Messages }>>;

export type Language = keyof typeof catalogs;

/** Languages by their own names, as people look for them. */
export const languages: readonly { readonly value: Language; readonly label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

const storageKey = 'parley.language';

const isLanguage = (value: string | null | undefined): value is Language =>
  value !== null && value !== undefined && Object.hasOwn(catalogs, value);

/** The first of the wanted languages there is a catalog for, by its primary subtag; English otherwise. */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}

/** The language chosen in the settings; null follows the browser. */
export function chosenLanguage(): Language | null {
  const stored = localStorage.getItem(storageKey);
  return isLanguage(stored) ? stored : null;
}

export const directionOf = (language: string): 'ltr' | 'rtl' => (language === 'ar-XB' ? 'rtl' : 'ltr');

/** Loads the catalog of the chosen language, or of the browser's, and makes it the one in use. */
export async function activateLanguage(): Promise<void> {
  const language = chosenLanguage() ?? bestLanguage(navigator.languages);
  const { messages } = await catalogs[language]();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

/** Keeps the choice and draws the page anew in it. */
export async function chooseLanguage(language: Language | null): Promise<void> {
  if (language === null) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, language);
  await activateLanguage();
}

/** Dates and numbers follow the region the browser names for this language, e.g. `en-GB` where the words are English. */
export function formatLocale(language: string): string {
  return navigator.languages.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
}
