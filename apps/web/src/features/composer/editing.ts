import type { ChannelId, Message, MessageId, UserId } from '@parley/protocol';
import { createStore, useStore } from 'zustand';
import { clearDrafts, readDraft, storedDrafts, writeDraft } from './drafts.js';
import type { KeptText } from './use-field.js';

/** A message where it is edited: in the line of its channel, or in a thread. */
export interface EditPlace {
  readonly messageId: MessageId;
  /** Null in the line of the channel. */
  readonly threadRootId: MessageId | null;
  readonly authorId: UserId;
  /** Where the message stands. */
  readonly channelId: ChannelId;
  readonly sequence: number;
}

export const editPlace = (
  { id, authorId, channelId, sequence }: Pick<Message, 'id' | 'authorId' | 'channelId' | 'sequence'>,
  threadRootId: MessageId | null,
): EditPlace => ({ messageId: id, threadRootId, authorId, channelId, sequence });

const beginning = 'edit.';
/** All that it takes to find the message again stands in it. */
const keyOf = ({ messageId, threadRootId, authorId, channelId, sequence }: EditPlace): string =>
  `${beginning}${threadRootId ?? 'line'}.${authorId}.${channelId}.${sequence}.${messageId}`;
const keyPattern = /^edit\.([^.]+)\.([^.]+)\.([^.]+)\.(\d+)\.([^.]+)$/;

function placeOf(key: string): EditPlace | undefined {
  const [, line, authorId, channelId, sequence, messageId] = keyPattern.exec(key) ?? [];
  if (!line || !authorId || !channelId || !sequence || !messageId) return undefined;
  const threadRootId = line === 'line' ? null : line;
  return { messageId, threadRootId, authorId, channelId, sequence: Number(sequence) };
}

interface Editing {
  /** What is being edited, by its key: until it is saved, cancelled or deleted, through reloads too. */
  readonly open: ReadonlyMap<string, EditPlace>;
  /** Which was asked for last, by a row, its menu, or ↑ in the composer; its field takes the focus once. */
  readonly called: EditPlace | null;
}

/** What an earlier page left. */
const storedEdits = (): [string, EditPlace][] =>
  storedDrafts(beginning).flatMap((key) => {
    const place = placeOf(key);
    return place ? [[key, place]] : [];
  });

const editing = createStore<Editing>(() => ({ open: new Map(storedEdits()), called: null }));

/** Asked by every row with every change: mostly nothing is being edited. */
export const useIsEditing = (message: Message, threadRootId: MessageId | null): boolean =>
  useStore(editing, ({ open }) => open.size > 0 && open.has(keyOf(editPlace(message, threadRootId))));

/** All that are being edited, those in sight and those elsewhere. */
export const placesEdited = (): readonly EditPlace[] => [...editing.getState().open.values()];

export const onEditingChanged = (run: () => void): (() => void) => editing.subscribe(run);

/** Begins, or goes on with, editing a message. Another one that was not changed gives way; what was written stays in its place. */
export function startEditing(place: EditPlace): void {
  const key = keyOf(place);
  const open = new Map([...editing.getState().open].filter(([one]) => readDraft(one) !== ''));
  // It was begun elsewhere, as in the thread: it moves here.
  const elsewhere = [...open].find(
    ([one, { messageId }]) => one !== key && messageId === place.messageId,
  )?.[0];
  if (elsewhere !== undefined) {
    if (readDraft(key) === '') writeDraft(key, readDraft(elsewhere));
    writeDraft(elsewhere, '');
    open.delete(elsewhere);
  }
  editing.setState({ open: open.set(key, place), called: place });
}

/** It was saved, cancelled or deleted: nothing of it is kept. */
export function stopEditing(place: EditPlace): void {
  const key = keyOf(place);
  writeDraft(key, '');
  editing.setState(({ open, called }) => ({
    open: new Map([...open].filter(([one]) => one !== key)),
    called: called && keyOf(called) !== key ? called : null,
  }));
}

/** Signing out leaves nothing of what was being written behind. */
export function clearWritten(): void {
  clearDrafts();
  editing.setState({ open: new Map(), called: null });
}

/** Whether it was asked for and nobody has taken the focus for it yet. */
export function takeCall(place: EditPlace): boolean {
  const { called } = editing.getState();
  if (!called || keyOf(called) !== keyOf(place)) return false;
  editing.setState({ called: null });
  return true;
}

/** Tells of each message that is asked for in a line: one that is out of sight has no field yet. */
export function onEditCalled(threadRootId: MessageId | null, show: (messageId: MessageId) => void) {
  return editing.subscribe(({ called }, before) => {
    if (called && called !== before.called && called.threadRootId === threadRootId) show(called.messageId);
  });
}

/** What is written in place of `original`; nothing is kept while it is the same. */
export const keptEdit = (place: EditPlace, original: string): KeptText => ({
  read: () => readDraft(keyOf(place)) || original,
  write: (text) => writeDraft(keyOf(place), text === original ? '' : text),
});
