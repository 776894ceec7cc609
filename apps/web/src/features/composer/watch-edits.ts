import { type ChatClient, type ChatState, selectMessageAt, selectStream } from '@parley/client';
import { type EditPlace, onEditingChanged, placesEdited, stopEditing } from './editing.js';

const isConnected = ({ connection }: ChatState): boolean => connection.status === 'connected';

/** A session that has only run out may begin again. */
const isOver = ({ phase }: ChatState): boolean =>
  phase.kind !== 'refused' || phase.code !== 'unauthenticated';

/**
 * What is written in place of a message holds its words: it goes when the message is deleted or cannot be seen any more,
 * whether its row is in sight or not. Of one whose row is not held the server is asked (`isThere`; null: it cannot say
 * now), whenever the line is back and when something was deleted in its channel. The answer ends it.
 */
export function watchEdits(
  store: Pick<ChatClient['store'], 'getState' | 'subscribe'>,
  isThere: (place: EditPlace) => Promise<boolean | null>,
): () => void {
  let connects = 0;
  /** As of when the server was asked about a message. */
  const asked = new Map<string, string>();

  async function ask(place: EditPlace): Promise<void> {
    if ((await isThere(place)) === false) stopEditing(place);
  }

  function look(state: ChatState): void {
    for (const place of placesEdited()) {
      if (place.authorId !== state.me?.account.id) continue;
      const { channelId, messageId, sequence, threadRootId } = place;
      const row = selectMessageAt(channelId, sequence, threadRootId ?? undefined)(state);
      if (row) {
        if (row.deletedAt !== null) stopEditing(place);
        continue;
      }
      const asOf = `${connects} ${selectStream(channelId)(state)?.messageDeletedAt ?? 0}`;
      if (!isConnected(state) || asked.get(messageId) === asOf) continue;
      asked.set(messageId, asOf);
      void ask(place);
    }
  }

  function letGoOfLost(state: ChatState, before: ChatState): void {
    if (state.channels === before.channels || !isOver(state)) return;
    for (const place of placesEdited()) {
      const { authorId, channelId } = place;
      const wasMine = authorId === before.me?.account.id && before.channels.has(channelId);
      if (wasMine && !state.channels.has(channelId)) stopEditing(place);
    }
  }

  look(store.getState());
  const ends = [
    onEditingChanged(() => look(store.getState())),
    store.subscribe((state, before) => {
      if (isConnected(state) && !isConnected(before)) connects += 1;
      if (placesEdited().length === 0) return;
      letGoOfLost(state, before);
      look(state);
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
