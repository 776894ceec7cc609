import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

export interface Appearance {
  readonly theme: Theme;
  readonly density: Density;
}

// public/theme.js reads the same keys before the first paint.
const THEME_KEY = 'parley.theme';
const DENSITY_KEY = 'parley.density';

const isTheme = (value: unknown): value is Theme =>
  value === 'system' || value === 'light' || value === 'dark';

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage may be forbidden; the page then follows the system.
    return null;
  }
}

function read(): Appearance {
  const theme = readStored(THEME_KEY);
  return {
    theme: isTheme(theme) ? theme : 'system',
    density: readStored(DENSITY_KEY) === 'compact' ? 'compact' : 'comfortable',
  };
}

let current: Appearance | undefined;
const listeners = new Set<() => void>();

const snapshot = (): Appearance => {
  current ??= read();
  return current;
};

declare global {
  interface Window {
    /** Set by public/theme.js: puts an appearance on the root element. */
    readonly parleyAppearance?: (theme: Theme, density: Density) => void;
  }
}

function show(next: Appearance): void {
  current = next;
  window.parleyAppearance?.(next.theme, next.density);
  for (const listener of listeners) listener();
}

function choose(key: string, value: string, next: Appearance): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Not kept, but it holds until the page is left.
  }
  show(next);
}

export const setTheme = (theme: Theme): void => choose(THEME_KEY, theme, { ...snapshot(), theme });
export const setDensity = (density: Density): void =>
  choose(DENSITY_KEY, density, { ...snapshot(), density });

/** Another tab of this browser chose. */
const onStorage = (event: StorageEvent): void => {
  if (event.key === null || event.key === THEME_KEY || event.key === DENSITY_KEY) show(read());
};

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('storage', onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('storage', onStorage);
  };
}

/** What this device shows now. */
export const chosenAppearance = (): Appearance => snapshot();

/** What the person chose; the same in every tab of this browser. */
export function useTheme(): Appearance & {
  readonly setTheme: typeof setTheme;
  readonly setDensity: typeof setDensity;
} {
  const appearance = useSyncExternalStore(subscribe, snapshot);
  return { ...appearance, setTheme, setDensity };
}
