import type { MessageId, Reminder, ScheduledMessage } from '@parley/protocol';
import { createStore } from 'zustand/vanilla';
import { holdKeys } from '../../ui/held-keys.js';

/** Where a reply stands. */
export interface ReplyPlace {
  readonly threadRootId: string;
  readonly alsoInChannel: boolean;
}

/** What a time is being chosen for. */
export type Wanted =
  | {
      readonly kind: 'reminder';
      readonly message: { readonly id: MessageId } | null;
      /** What about, to begin with. */
      readonly text?: string;
      readonly onDone?: () => void;
    }
  | { readonly kind: 'snooze'; readonly reminder: Reminder }
  | { readonly kind: 'edit'; readonly scheduled: ScheduledMessage }
  /** `text`: as it is sent. */
  | {
      readonly kind: 'schedule';
      readonly channelId: string;
      readonly reply: ReplyPlace | undefined;
      readonly text: string;
      readonly onDone: (atMs: number, outcome: 'done' | 'waits') => void;
    };

interface WantedDialog {
  readonly wanted: Wanted | null;
  readonly isOpen: boolean;
  /** How many were called for so far: each starts anew. */
  readonly count: number;
}

export const wantedDialog = createStore<WantedDialog>(() => ({ wanted: null, isOpen: false, count: 0 }));

/** Asks for a time: one dialog for the whole page. */
export function askForTime(wanted: Wanted): void {
  wantedDialog.setState(({ count }) => ({ wanted, isOpen: true, count: count + 1 }));
  const isWanted = () => wantedDialog.getState().isOpen && wantedDialog.getState().wanted === wanted;
  holdKeys({ isWanted, cancel: () => closeTimeDialog(wanted) });
}

/** Stays for its last moment, and to give the focus back. An answer that comes late closes no other one. */
export function closeTimeDialog(asked: Wanted | null): void {
  if (wantedDialog.getState().wanted === asked) wantedDialog.setState({ isOpen: false });
}
