import { dismissToast, showToast } from '../../ui/toast.js';
import { isChosen } from './device-choice.js';
import { playNote } from './sound.js';

interface Notice {
  /** On the page a second one with the same id takes the place of the first, in the browser one with the same tag. */
  readonly id: string;
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly openLabel: string;
  readonly onOpen: () => void;
}

/** Shows it and plays its note; gives how to take it away. */
export function showNotice(place: 'page' | 'browser', notice: Notice): () => void {
  const { id, tag, title, body, openLabel, onOpen } = notice;
  if (isChosen('notice-sound')) playNote();
  if (place === 'page') {
    showToast({ id, text: title, detail: body, action: { label: openLabel, onSelect: onOpen } });
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
