import {
  type ChatState,
  selectDrafts,
  selectReminders,
  selectSavedMessages,
  selectScheduled,
} from '@parley/client';

export interface LaterCounts {
  /** To come back to: without those that are done with. */
  readonly saved: number;
  readonly reminders: number;
  /** Reminders whose time has come. */
  readonly due: number;
  readonly drafts: number;
  readonly scheduled: number;
  /** Messages that could not be sent at their time. */
  readonly failed: number;
}

/** How much waits of each kind. Take one number of it: the object is made anew. */
export function selectCounts(state: ChatState): LaterCounts {
  const reminders = selectReminders(state);
  const scheduled = selectScheduled(state);
  return {
    saved: selectSavedMessages(state).filter((one) => one.state === 'open').length,
    reminders: reminders.length,
    due: reminders.filter((one) => one.state === 'due').length,
    drafts: selectDrafts(state).length,
    scheduled: scheduled.length,
    failed: scheduled.filter((one) => one.state === 'failed').length,
  };
}
