import { test as base, expect } from '@playwright/test';
import { type Parley, startParley } from './parley.js';
import { createTeam, type Person, setUp, type Team } from './person.js';
import { createWindows, type Windows } from './windows.js';

export { expect };

export interface Server {
  readonly parley: Parley;
  readonly keeper: Awaited<ReturnType<typeof setUp>>;
}

export interface Fixtures {
  /** Closed after the test, which fails when something went wrong in one of them that it did not expect. */
  readonly windows: Windows;
  /** Makes a workspace that no other test knows. */
  readonly team: <Name extends string>(...names: [Name, ...Name[]]) => Promise<Team<Name>>;
  readonly address: string;
}

/** The tests of a worker share one server; each works in a workspace of its own. */
export const test = base.extend<Fixtures, { readonly server: Server }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const parley = await startParley();
      try {
        await use({ parley, keeper: await setUp(parley.address, 'Keeper') });
      } finally {
        await parley.stop();
      }
    },
    { scope: 'worker' },
  ],
  address: async ({ server }, use) => use(server.parley.address),
  windows: async ({ browser, address }, use) => {
    const windows = createWindows(browser, address);
    await use(windows);
    await windows.close();
    expect(windows.problems(), 'problems in the browser').toEqual([]);
  },
  team: async ({ server }, use) => {
    const made: Person[] = [];
    await use(async (...names) => {
      const team = await createTeam({ address: server.parley.address, keeper: server.keeper, names });
      made.push(...(Object.values(team.people) as Person[]));
      return team;
    });
    await Promise.all(made.map((person) => person.requests.dispose()));
  },
});
