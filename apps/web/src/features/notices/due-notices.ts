import { type ChatClient, selectReminders } from '@parley/client';
import type { Reminder } from '@parley/protocol';

export interface DueParts {
  readonly store: Pick<ChatClient['store'], 'getState' | 'subscribe'>;
  /** Shows it and gives how to take it away; null: it cannot be told here now. */
  readonly tell: (reminder: Reminder) => Promise<(() => void) | null>;
  /** Lets the other tabs of this browser know that it was told; they call `noteTold`. */
  readonly onTold: (name: string) => void;
  /** In epoch milliseconds, by the clock of this device. */
  readonly openedAt: number;
}

export interface DueNotices {
  /** Things may stand otherwise: what could not be told is tried again. */
  look(): void;
  /** Another tab has told it. */
  noteTold(name: string): void;
  end(): void;
}

/** One that is put off and comes due again is told again. */
const nameOf = ({ id, dueAt }: Reminder): string => `${id} ${dueAt}`;

/**
 * Tells of reminders when their time comes, once in a browser. What cannot be told then, as the person does not want to
 * be disturbed or nobody looks, is told as soon as it can be. What was due before the page was opened is counted in the
 * list alone.
 */
export function watchDue({ store, tell, onTold, openedAt }: DueParts): DueNotices {
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
    const takeAway = await tell(reminder);
    beingTold.delete(name);
    if (!takeAway) return;
    told.add(name);
    shown.set(name, takeAway);
    onTold(name);
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
  return { look, noteTold: (name) => void told.add(name), end };
}
