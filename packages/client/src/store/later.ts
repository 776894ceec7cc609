import {
  type ChannelId,
  draftSet,
  type MessageId,
  type Reminder,
  type SavedMessage,
  type ScheduledMessage,
} from '@parley/protocol';
import { remindersWithWaiting, savedWithWaiting, scheduledWithWaiting } from './later-waiting.js';
import type { ChatState, LaterState } from './state.js';

export {
  selectIsSentNext,
  selectWaitingReminders,
  selectWaitingScheduled,
  type WaitingForLine,
} from './later-waiting.js';

/** What I was writing in a channel or a thread, last: on this device or any other. */
export interface KnownDraft {
  readonly channelId: ChannelId;
  /** Of a reply. */
  readonly threadRootId?: MessageId | undefined;
  readonly text: string;
  /** It is on its way to the server: what comes from there is older. */
  readonly isPending: boolean;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
}

export const selectSaved =
  (messageId: MessageId) =>
  (state: ChatState): SavedMessage | undefined =>
    savedWithWaiting(state).get(messageId);

type Place = ChannelId | MessageId;

/** Of a channel or a thread; undefined when nothing was being written. One that was just cleared is pending and empty. */
export const selectDraft =
  (place: Place) =>
  (state: ChatState): KnownDraft | undefined =>
    draftsOf(state).get(place);

const lastDrafts = new WeakMap<
  LaterState['drafts'],
  { readonly outbox: ChatState['outbox']; readonly drafts: ReadonlyMap<Place, KnownDraft> }
>();

/** Those on their way stand for those the server has. */
function draftsOf({ later, outbox }: ChatState): ReadonlyMap<Place, KnownDraft> {
  const last = lastDrafts.get(later.drafts);
  if (last && (last.outbox === outbox || !hasDraft(last.outbox, outbox))) return last.drafts;
  const drafts = new Map<Place, KnownDraft>();
  for (const [place, { channelId, threadRootId, text, updatedAt }] of later.drafts)
    drafts.set(place, { channelId, threadRootId, text, isPending: false, updatedAt: Date.parse(updatedAt) });
  for (const entry of outbox) {
    if (entry.type !== draftSet.type) continue;
    const payload = draftSet.payload.safeParse(entry.payload).data;
    if (!payload) continue;
    const place = payload.threadRootId ?? payload.channelId;
    drafts.set(place, { ...payload, isPending: true, updatedAt: entry.queuedAt });
  }
  lastDrafts.set(later.drafts, { outbox, drafts });
  return drafts;
}

const hasDraft = (...outboxes: ChatState['outbox'][]): boolean =>
  outboxes.some((outbox) => outbox.some((entry) => entry.type === draftSet.type));

/** One list per map it is made of. */
function listed<Held extends object, Entity>(make: (held: Held) => readonly Entity[]) {
  const made = new WeakMap<Held, readonly Entity[]>();
  return (held: Held): readonly Entity[] => {
    const known = made.get(held) ?? make(held);
    made.set(held, known);
    return known;
  };
}

const byNewest = listed((drafts: ReadonlyMap<Place, KnownDraft>) =>
  [...drafts.values()].filter(({ text }) => text !== '').sort((a, b) => b.updatedAt - a.updatedAt),
);
const bySaving = listed((saved: LaterState['saved']) =>
  [...saved.values()].sort((a, b) => compare(b.savedAt, a.savedAt)),
);
const byDue = listed((reminders: LaterState['reminders']) =>
  [...reminders.values()].sort((a, b) => compare(a.dueAt, b.dueAt)),
);
const bySending = listed((scheduled: LaterState['scheduled']) =>
  [...scheduled.values()].sort((a, b) => compare(a.sendAt, b.sendAt)),
);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Newest first. */
export const selectDrafts = (state: ChatState): readonly KnownDraft[] => byNewest(draftsOf(state));
/** Last saved first, done ones among them. */
export const selectSavedMessages = (state: ChatState): readonly SavedMessage[] =>
  bySaving(savedWithWaiting(state));
/** Due ones first, then what comes next. */
export const selectReminders = (state: ChatState): readonly Reminder[] => byDue(remindersWithWaiting(state));
/** Next one first; failed ones among them. */
export const selectScheduled = (state: ChatState): readonly ScheduledMessage[] =>
  bySending(scheduledWithWaiting(state));
