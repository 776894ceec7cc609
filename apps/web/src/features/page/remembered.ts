type RememberedKey =
  | 'last-workspace'
  | 'sidebar-width'
  | 'panel-width'
  | 'browser-notices'
  | 'notice-sound'
  | 'emoji-used'
  | 'emoji-tone'
  | 'undo-send'
  | `last-channel.${string}`
  | `opened.${string}`
  | `welcome.${string}`;

const nameOf = (key: RememberedKey): string => `parley.${key}`;

/** What this browser keeps about the look of the page; null when it does not, or may not. */
export function remembered(key: RememberedKey): string | null {
  try {
    return localStorage.getItem(nameOf(key));
  } catch {
    return null;
  }
}

export function remember(key: RememberedKey, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(nameOf(key));
    else localStorage.setItem(nameOf(key), value);
  } catch {
    // A browser that keeps nothing still works: the page starts in its usual shape.
  }
}
