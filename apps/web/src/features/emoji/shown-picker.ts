import { createStore, useStore } from 'zustand';
import { holdKeys } from '../../ui/held-keys.js';

interface Shown {
  readonly anchor: Element;
  /** Tells the places that open it apart. */
  readonly name: string;
  readonly onPick: (emoji: string) => void;
}

export const shownPicker = createStore<{ readonly shown: Shown | null; readonly open: boolean }>(() => ({
  shown: null,
  open: false,
}));

/** Shows the emoji beside an element; it closes with the choice. One for the whole page, however many buttons there are. */
export function openEmojiPicker(shown: Shown): void {
  shownPicker.setState({ shown, open: true });
  const isWanted = () => shownPicker.getState().open && shownPicker.getState().shown === shown;
  holdKeys({ isWanted, cancel: closeEmojiPicker });
}

export function closeEmojiPicker(): void {
  shownPicker.setState({ open: false });
}

/** As if nothing had been asked for: it could not be drawn. */
export function forgetEmojiPicker(): void {
  shownPicker.setState({ shown: null, open: false });
}

/** Whether the picker is open for the place of this name. */
export const useIsPickerOpen = (name: string): boolean =>
  useStore(shownPicker, ({ shown, open }) => open && shown?.name === name);
