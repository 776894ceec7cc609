import { dismissToast, showToast } from '../../ui/toast.js';
import { isChosen } from './device-choice.js';
import { playNote } from './sound.js';
import type { Place } from './where-to-tell.js';

interface Notice {
  /** On the page a second one with the same id takes the place of the first, in the browser one with the same tag. */
  readonly id: string;
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  /** What its button does on the page; in the browser the whole of it is pressed. */
  readonly action: { readonly label: string; readonly onSelect: () => void };
  /** In the browser; absent: what the button does. */
  readonly onOpen?: (() => void) | undefined;
  /** It stays on the page until it is closed. */
  readonly stays?: boolean | undefined;
}

/** What is on the page, by id: one that goes must not take with it the one that came in its place. */
const onPage = new Map<string, Notice>();

/** Shows it and plays its note; gives how to take it away. */
export function showNotice(place: Place, notice: Notice): () => void {
  const { id, tag, title, body, action, onOpen = action.onSelect, stays = false } = notice;
  if (isChosen('notice-sound')) playNote();
  if (place === 'page') {
    onPage.set(id, notice);
    showToast({ id, text: title, detail: body || undefined, action, ...(stays && { durationMs: 0 }) });
    return () => {
      if (onPage.get(id) !== notice) return;
      onPage.delete(id);
      dismissToast(id);
    };
  }
  const shown = new Notification(title, { body, tag, icon: '/icon-192.png', silent: true });
  shown.onclick = () => {
    shown.close();
    window.focus();
    onOpen();
  };
  return () => shown.close();
}
