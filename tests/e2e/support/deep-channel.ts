import type { Page } from '@playwright/test';
import { fillChannel } from './fill-channel.js';
import { createChannel, createTeam, type Person } from './person.js';
import { isReady, timeline } from './screen.js';
import { test as base, expect } from './test.js';

export const many = 10_000;

export interface Deep {
  readonly reader: Person;
  readonly writer: Person;
  readonly slug: string;
  readonly deepId: string;
  readonly quietId: string;
}

/** A channel that has been talked in for a long time. */
export const test = base.extend<Record<never, never>, { readonly deep: Deep }>({
  deep: [
    async ({ server }, use) => {
      const { address } = server.parley;
      const team = await createTeam({ address, keeper: server.keeper, names: ['Rea', 'Wim'] });
      const { Rea, Wim } = team.people;
      const workspaceId = team.workspace.id;
      const deep = await createChannel(Wim, { workspaceId, name: 'deep', kind: 'private', members: [Rea] });
      const quiet = await createChannel(Wim, { workspaceId, name: 'quiet', kind: 'private', members: [Rea] });
      const half = { address, workspaceId, channelId: deep.id, count: many / 2 };
      await Promise.all([fillChannel(Wim, half), fillChannel(Rea, half)]);
      await Wim.say(quiet.id, 'So quiet here');
      await use({ reader: Rea, writer: Wim, slug: team.workspace.slug, deepId: deep.id, quietId: quiet.id });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export async function openDeep(page: Page, { slug, deepId }: Deep): Promise<void> {
  await page.goto(`/w/${slug}/c/${deepId}`);
  await isReady(page);
  await expect(timeline(page).getByRole('article').last()).toBeInViewport();
}
