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

/** Shows it and plays its note; gives how to take it away. */
export function showNotice(place: Place, notice: Notice): () => void {
  const { id, tag, title, body, action, onOpen = action.onSelect, stays = false } = notice;
  if (isChosen('notice-sound')) playNote();
  if (place === 'page') {
    showToast({ id, text: title, detail: body || undefined, action, ...(stays && { durationMs: 0 }) });
    return () => dismissToast(id);
  }
  const shown = new Notification(title, { body, tag, icon: '/icon-192.png', silent: true });
  shown.onclick = () => {
    shown.close();
    window.focus();
    onOpen();
  };
  return () => shown.close();
}
