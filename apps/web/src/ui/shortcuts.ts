import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { livingKeys, matchesShortcut, type ParsedShortcut, parseShortcut } from './shortcut-keys.js';

export interface ShortcutOptions {
  /** What it does, as a verb phrase; listed in the help. */
  readonly label: string;
  /** Heading in the help. */
  readonly group?: string | undefined;
  /** Also while writing in a field. Combinations with mod and Escape do so unless this says no. */
  readonly whileTyping?: boolean | undefined;
}

export interface RegisteredShortcut extends ShortcutOptions {
  readonly keys: string;
}

/** Gives false to let the press go on to an older registration or to the browser. */
export type ShortcutHandler = (event: KeyboardEvent) => unknown;

interface Entry {
  readonly shown: RegisteredShortcut;
  readonly parsed: ParsedShortcut;
  readonly handler: ShortcutHandler;
}

let entries: readonly Entry[] = [];
let listed: readonly RegisteredShortcut[] = [];
const listeners = new Set<() => void>();

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"]') !== null
  );
}

function onKeyDown(event: KeyboardEvent): void {
  // 229 is what browsers report for a key that an input method has taken; its Enter must not send anything.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  const typing = isTyping(event.target);
  for (const { shown, parsed, handler } of entries.toReversed()) {
    if (!livingKeys(shown.keys) || !matchesShortcut(event, parsed)) continue;
    if (typing && !(shown.whileTyping ?? (parsed.mod || parsed.key === 'escape'))) continue;
    if (handler(event) === false) continue;
    event.preventDefault();
    return;
  }
}

function replace(next: readonly Entry[]): void {
  if (entries.length === 0 && next.length > 0) document.addEventListener('keydown', onKeyDown);
  if (entries.length > 0 && next.length === 0) document.removeEventListener('keydown', onKeyDown);
  entries = next;
  listed = [...new Map(next.map(({ shown }) => [shown.keys, shown])).values()];
  for (const listener of listeners) listener();
}

/** Registers a shortcut for the whole page; the newest registration of the same keys is asked first. Gives back its removal. */
export function registerShortcut(
  keys: string,
  handler: ShortcutHandler,
  options: ShortcutOptions,
): () => void {
  const entry: Entry = { shown: { keys, ...options }, parsed: parseShortcut(keys), handler };
  replace([...entries, entry]);
  return () => replace(entries.filter((other) => other !== entry));
}

/** As `registerShortcut`, for as long as the component is mounted; undefined keys register nothing. */
export function useShortcut(
  keys: string | undefined,
  handler: ShortcutHandler,
  options: ShortcutOptions,
): void {
  const { label, group, whileTyping } = options;
  const run = useEffectEvent(handler);
  useEffect(() => {
    if (keys === undefined) return;
    return registerShortcut(keys, (event) => run(event), { label, group, whileTyping });
  }, [keys, label, group, whileTyping]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Everything that can be pressed now, for a help dialog. */
export const useShortcutList = (): readonly RegisteredShortcut[] =>
  useSyncExternalStore(subscribe, () => listed);
