import { expect, type Locator, type Page } from '@playwright/test';

/** The parts of the app a person sees, found the way a screen reader finds them. */
export const sidebar = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Channels and direct messages' });
export const timeline = (page: Page): Locator => page.getByRole('log', { name: 'Messages' });
export const composer = (page: Page): Locator => page.getByRole('textbox', { name: /^Message / });

/** The row of a channel or conversation in the sidebar; what is unread stands in its name. */
export const sidebarRow = (page: Page, name: string): Locator =>
  sidebar(page).getByRole('link', { name: new RegExp(`^${literally(name)}(?:\\s|$)`) });

/** The row of a message by its text. */
export const message = (page: Page, text: string): Locator =>
  timeline(page).getByRole('article').filter({ hasText: text });

/** Where a message stands that the server has not confirmed. */
export const waiting = (page: Page): Locator => timeline(page).locator('[data-pending]');

export async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

export async function openChannel(page: Page, name: string): Promise<void> {
  await sidebarRow(page, name).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Waits until the workspace is on screen and the line is there. */
export async function isReady(page: Page): Promise<void> {
  await expect(composer(page)).toBeVisible();
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
}

/** Opens a conversation by its address. */
export async function open(page: Page, address: string): Promise<Page> {
  await page.goto(address);
  await isReady(page);
  return page;
}

/** Opens a channel by its address. */
export const enter = (page: Page, { slug }: { readonly slug: string }, channelId: string): Promise<Page> =>
  open(page, `/w/${slug}/c/${channelId}`);

export interface ChannelForm {
  readonly name: string;
  readonly isPrivate?: boolean;
}

export async function createChannelByHand(
  page: Page,
  { name, isPrivate = false }: ChannelForm,
): Promise<void> {
  await sidebar(page).getByRole('button', { name: 'Add channels' }).click();
  await page.getByRole('menuitem', { name: 'Create channel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create channel' });
  await dialog.getByLabel('Name').fill(name);
  if (isPrivate) await dialog.getByRole('radio', { name: 'Invited people' }).click();
  await dialog.getByRole('button', { name: 'Create channel' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Opens the menu of a message the pointer is on, and chooses from it. */
export async function chooseFromMessage(page: Page, text: string, item: string): Promise<void> {
  await message(page, text).hover();
  await message(page, text).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
