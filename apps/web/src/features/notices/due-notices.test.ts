import type { ChatState } from '@parley/client';
import type { Reminder } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { watchDue } from './due-notices.js';

const reminder = (id: string, change: Partial<Reminder> = {}): Reminder => ({
  ...{ id, workspaceId: 'w', about: null, text: id, dueAt: '2026-03-01T09:00:00.000Z', timeZone: 'UTC' },
  ...{ state: 'due', createdAt: '2026-03-01T08:00:00.000Z', version: 1 },
  ...change,
});

const openedAt = Date.parse('2026-03-01T09:00:00.000Z');
const settled = () => new Promise((done) => setImmediate(done));

/** One tab, with reminders that come due in it, and whether something can be told in it now. */
function tab(...before: Reminder[]) {
  const withAll = (reminders: readonly Reminder[]) =>
    ({
      members: new Map(),
      outbox: [],
      later: { reminders: new Map(reminders.map((one) => [one.id, one])) },
    }) as unknown as ChatState;
  const store = createStore<ChatState>()(() => withAll(before));
  const seen: string[] = [];
  const toldToOthers: string[] = [];
  let canTell = true;
  const notices = watchDue({
    store,
    tell: async ({ text }) => {
      if (!canTell) return null;
      seen.push(text);
      return () => void seen.splice(seen.indexOf(text), 1);
    },
    onTold: (name) => toldToOthers.push(name),
    openedAt,
  });
  return {
    ...{ seen, toldToOthers, notices },
    know: async (...reminders: Reminder[]) => {
      store.setState(withAll(reminders), true);
      await settled();
    },
    look: async (isPossible: boolean) => {
      canTell = isPossible;
      notices.look();
      await settled();
    },
  };
}

describe('a reminder whose time has come', () => {
  it('is told once, and taken away when it is done with', async () => {
    const { know, look, seen } = tab(reminder('long ago'));
    await know(reminder('long ago'), reminder('tea', { state: 'waiting' }));
    expect(seen).toEqual([]);
    await know(reminder('long ago'), reminder('tea'));
    await look(true);
    expect(seen).toEqual(['tea']);
    await know(reminder('tea', { state: 'done' }));
    expect(seen).toEqual([]);
  });

  it('is told when it came between the opening of the page and the moment somebody could tell', async () => {
    const { look, seen } = tab(reminder('long ago'), reminder('tea', { dueAt: '2026-03-01T09:00:01.000Z' }));
    await look(true);
    expect(seen).toEqual(['tea']);
  });

  it('is told again when it was put off', async () => {
    const { know, seen } = tab(reminder('tea'));
    const dueAt = '2026-03-01T09:20:00.000Z';
    await know(reminder('tea', { state: 'waiting', dueAt }));
    expect(seen).toEqual([]);
    await know(reminder('tea', { dueAt }));
    expect(seen).toEqual(['tea']);
  });

  it('is told later when it cannot be told now', async () => {
    const { know, look, seen } = tab();
    await look(false);
    await know(reminder('tea'));
    await look(false);
    expect(seen).toEqual([]);
    await look(true);
    expect(seen).toEqual(['tea']);
  });

  it('is not told where another tab has told it', async () => {
    const [one, other] = [tab(), tab()];
    await other.look(false);
    for (const it of [one, other]) await it.know(reminder('tea'));
    for (const name of one.toldToOthers) other.notices.noteTold(name);
    await other.look(true);
    expect([one.seen, other.seen]).toEqual([['tea'], []]);
  });
});
