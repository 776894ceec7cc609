import type { ChatStore } from './store/chat-store.js';
import { messagesHeld } from './store/reducers/outbox.js';

export interface TakeBackParts {
  readonly store: ChatStore;
  readonly discard: (commandId: string) => void;
}

/**
 * Takes an entry out of the outbox and tells whether it will never be sent. The tab that sends decides, so in the
 * others the answer comes when that one has told: it left unsent, or it was on the line already.
 */
export function createTakeBack({ store, discard }: TakeBackParts): (commandId: string) => Promise<boolean> {
  return (commandId) => {
    const entryOf = () => store.current().outbox.find((one) => one.commandId === commandId);
    const wanted = entryOf();
    if (wanted?.state !== 'queued') return Promise.resolve(false);
    discard(commandId);
    return new Promise((resolve) => {
      let stopListening = () => {};
      const look = () => {
        const entry = entryOf();
        if (entry?.state === 'queued') return;
        stopListening();
        resolve(!entry && messagesHeld(store.current(), [wanted]).length === 0);
      };
      stopListening = store.view.subscribe(look);
      look();
    });
  };
}
