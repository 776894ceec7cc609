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

/** One tab, with reminders that come due in it, and whether something can be told in it now; `told`: in its browser. */
function tab(before: readonly Reminder[] = [], told = new Set<string>()) {
  const withAll = (reminders: readonly Reminder[]) =>
    ({
      members: new Map(),
      outbox: [],
      later: { reminders: new Map(reminders.map((one) => [one.id, one])) },
    }) as unknown as ChatState;
  const store = createStore<ChatState>()(() => withAll(before));
  const seen: string[] = [];
  let canTell = true;
  const notices = watchDue({
    store,
    wayToShow: async ({ text }) => {
      if (!canTell) return null;
      return () => {
        seen.push(text);
        return () => void seen.splice(seen.indexOf(text), 1);
      };
    },
    isFirstToTell: async (name) => {
      const isFirst = !told.has(name);
      told.add(name);
      return isFirst;
    },
    openedAt,
  });
  return {
    seen,
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
    const { know, look, seen } = tab([reminder('long ago')]);
    await know(reminder('long ago'), reminder('tea', { state: 'waiting' }));
    expect(seen).toEqual([]);
    await know(reminder('long ago'), reminder('tea'));
    await look(true);
    expect(seen).toEqual(['tea']);
    await know(reminder('tea', { state: 'done' }));
    expect(seen).toEqual([]);
  });

  it('is told when it came between the opening of the page and the moment somebody could tell', async () => {
    const { look, seen } = tab([
      reminder('long ago'),
      reminder('tea', { dueAt: '2026-03-01T09:00:01.000Z' }),
    ]);
    await look(true);
    expect(seen).toEqual(['tea']);
  });

  it('is told again when it was put off', async () => {
    const { know, seen } = tab([reminder('tea')]);
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

  it.each([
    ['when both know of it at once', true],
    ['when one could not tell it then', false],
  ])('is told by one tab of two %s', async (_, canFirstTell) => {
    const told = new Set<string>();
    const [first, second] = [tab([], told), tab([], told)];
    await first.look(canFirstTell);
    await Promise.all([first.know(reminder('tea')), second.know(reminder('tea'))]);
    await first.look(true);
    expect([...first.seen, ...second.seen]).toEqual(['tea']);
  });

  it('is not told by a tab that was being opened when another one told it', async () => {
    const told = new Set<string>();
    const tea = reminder('tea', { dueAt: '2026-03-01T09:00:01.000Z' });
    const first = tab([], told);
    await first.know(tea);
    const second = tab([tea], told);
    await second.look(true);
    expect([first.seen, second.seen]).toEqual([['tea'], []]);
  });

  it('is not shown when it was done with in that very moment', async () => {
    const { know, look, seen } = tab();
    await look(false);
    await know(reminder('tea'));
    const looking = look(true);
    await Promise.all([looking, know(reminder('tea', { state: 'done' }))]);
    expect(seen).toEqual([]);
  });
});
