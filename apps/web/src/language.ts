import { i18n, type Messages } from '@lingui/core';

/** The words of a language: those of the first view, and those of what is fetched later (`words/plugin.ts`). */
interface Words {
  readonly first: () => Promise<{ readonly messages: Messages }>;
  readonly later: () => Promise<{ readonly messages: Messages }>;
}

const english: Words = {
  first: () => import('./locales/en/messages.po?first.po'),
  later: () => import('./locales/en/messages.po?later.po'),
};

const pseudo = (load: Words['first']) => async () =>
  (await import('./pseudo-language.js')).pseudoCatalog(await load());

const languagesKnown = {
  en: english,
  de: {
    first: () => import('./locales/de/messages.po?first.po'),
    later: () => import('./locales/de/messages.po?later.po'),
  },
  // Longer words that run from right to left: for trying the layout, chosen by the storage key alone.
  'ar-XB': { first: pseudo(english.first), later: pseudo(english.later) },
} satisfies Record<string, Words>;

export type Language = keyof typeof languagesKnown;

/** Languages by their own names, as people look for them. */
export const languages: readonly { readonly value: Language; readonly label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

const storageKey = 'parley.language';

const isLanguage = (value: string | null | undefined): value is Language =>
  value !== null && value !== undefined && Object.hasOwn(languagesKnown, value);

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

/** What was loaded later goes in here, where nobody is told: no view on screen says any of it. */
let messages: Messages = {};
/** Code that was fetched later is on the page: another language needs its words as well. */
let isAllNeeded = false;

/** Loads the words of the chosen language, or of the browser's, and makes it the one in use. */
export async function activateLanguage(): Promise<void> {
  const language = chosenLanguage() ?? bestLanguage(navigator.languages);
  const { first, later } = languagesKnown[language];
  const parts = await Promise.all([first(), ...(isAllNeeded ? [later()] : [])]);
  messages = Object.assign({}, ...parts.map((part) => part.messages));
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

/** The words of all code that is fetched later. */
export async function loadLaterWords(): Promise<void> {
  isAllNeeded = true;
  const into = messages;
  const { later } = languagesKnown[i18n.locale as Language];
  Object.assign(into, (await later()).messages);
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
