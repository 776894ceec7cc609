import { remember, remembered } from './remembered.js';

/** As many as a list of recent ones shows, and one that is open. */
const mostKept = 12;

/** The channels of a workspace as they were opened in this browser, the latest first. */
export function openedChannels(slug: string): readonly string[] {
  return remembered(`opened.${slug}`)?.split(' ') ?? [];
}

export function noteOpened(slug: string, channelId: string): void {
  const others = openedChannels(slug).filter((one) => one !== channelId);
  remember(`opened.${slug}`, [channelId, ...others].slice(0, mostKept).join(' '));
}
