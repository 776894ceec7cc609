import { type ChatClient, selectReminders } from '@parley/client';
import type { Reminder } from '@parley/protocol';

export interface DueParts {
  readonly store: Pick<ChatClient['store'], 'getState' | 'subscribe'>;
  /** What shows it here as things stand, and gives how to take it away; null: it cannot be told here now. */
  readonly wayToShow: (reminder: Reminder) => Promise<(() => () => void) | null>;
  /** Whether no tab of this browser has told it; asked right before it is shown, once for each name. */
  readonly isFirstToTell: (name: string) => Promise<boolean>;
  /** In epoch milliseconds, by the clock of this device. */
  readonly openedAt: number;
}

export interface DueNotices {
  /** Things may stand otherwise: what could not be told is tried again. */
  look(): void;
  end(): void;
}

/** One that is put off and comes due again is told again. */
const nameOf = ({ id, dueAt }: Reminder): string => `${id} ${dueAt}`;

/**
 * Tells of reminders when their time comes, once in a browser. What cannot be told then, as the person does not want to
 * be disturbed or nobody looks, is told as soon as it can be. What was due before the page was opened is counted in the
 * list alone.
 */
export function watchDue({ store, wayToShow, isFirstToTell, openedAt }: DueParts): DueNotices {
  const due = () =>
    new Map(
      selectReminders(store.getState())
        .filter((one) => one.state === 'due')
        .map((one) => [nameOf(one), one]),
    );
  const told = new Set(
    [...due()].flatMap(([name, { dueAt }]) => (Date.parse(dueAt) > openedAt ? [] : [name])),
  );
  const shown = new Map<string, () => void>();
  const beingTold = new Set<string>();

  async function tellOne(name: string, reminder: Reminder): Promise<void> {
    if (beingTold.has(name)) return;
    beingTold.add(name);
    try {
      const show = await wayToShow(reminder);
      if (!show) return;
      const isFirst = await isFirstToTell(name);
      told.add(name);
      // It may have been done with while that was asked.
      if (isFirst && due().has(name)) shown.set(name, show());
    } finally {
      beingTold.delete(name);
    }
  }

  function look(): void {
    const now = due();
    for (const [name, takeAway] of shown) {
      if (now.has(name)) continue;
      shown.delete(name);
      takeAway();
    }
    for (const [name, reminder] of now) if (!told.has(name)) void tellOne(name, reminder);
  }

  const end = store.subscribe((state, before) => {
    // Of the people oneself may be: quiet time stands there.
    if (selectReminders(state) !== selectReminders(before) || state.members !== before.members) look();
  });
  look();
  return { look, end };
}
