import type { ChannelId } from '@parley/protocol';
import { createStore } from 'zustand/vanilla';
import { openDialog } from '../page/index.js';

interface Asked {
  /** The section to be called otherwise; null: a new one. */
  readonly sectionId: string | null;
  /** What a new one takes in. */
  readonly channelIds: readonly ChannelId[];
}

/** What the dialog is about, which is called for by its name alone. */
export const askedSection = createStore<Asked>(() => ({ sectionId: null, channelIds: [] }));

export function renameSection(sectionId: string): void {
  askedSection.setState({ sectionId, channelIds: [] });
  openDialog('section');
}

/** Asks for the name of a new section, which takes in these channels. */
export function createSection(...channelIds: readonly ChannelId[]): void {
  askedSection.setState({ sectionId: null, channelIds });
  openDialog('section');
}
