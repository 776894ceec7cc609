import {
  type ChannelId,
  changedPreferences,
  changedSidebar,
  type Preferences,
  preferencesUpdate,
  repliesPlace,
  type SidebarLayout,
  sidebarUpdate,
} from '@parley/protocol';
import type { ChatState } from './state.js';

interface Seen<Value> {
  readonly confirmed: Value;
  readonly outbox: ChatState['outbox'];
  readonly value: Value;
}

let seenPreferences: Seen<Preferences> | null = null;

/** What I chose, with what is on its way to the server: a choice shows at once, and offline too. */
export function selectPreferences(state: ChatState): Preferences {
  const { preferences: confirmed, outbox } = state;
  if (seenPreferences?.confirmed === confirmed && seenPreferences.outbox === outbox)
    return seenPreferences.value;
  let value = confirmed;
  for (const entry of outbox) {
    if (entry.type !== preferencesUpdate.type) continue;
    const change = preferencesUpdate.payload.safeParse(entry.payload);
    if (change.success) value = changedPreferences(value, change.data);
  }
  const isSame = seenPreferences !== null && isSameChoice(seenPreferences.value, value);
  if (seenPreferences && isSame) value = seenPreferences.value;
  seenPreferences = { confirmed, outbox, value };
  return value;
}

const isSameChoice = (a: Preferences, b: Preferences): boolean =>
  (Object.keys(b) as (keyof Preferences)[]).every((key) => a[key] === b[key]);

/** Whether replies stand in the line of the channel for me, and not in their threads alone. */
export const hasRepliesInLine = (state: ChatState, channelId: ChannelId): boolean =>
  repliesPlace(selectPreferences(state), channelId) === 'line';

let seenLayout: Seen<SidebarLayout | null> | null = null;

/** How my sidebar is put in order, with what is on its way to the server. Null until it is known. */
export function selectLayout(state: ChatState): SidebarLayout | null {
  const { sidebar: confirmed, outbox } = state;
  if (seenLayout?.confirmed === confirmed && seenLayout.outbox === outbox) return seenLayout.value;
  let value = confirmed;
  for (const entry of outbox) {
    if (!value || entry.type !== sidebarUpdate.type) continue;
    const update = sidebarUpdate.payload.safeParse(entry.payload);
    if (update.success && update.data.workspaceId === value.workspaceId)
      value = changedSidebar(value, update.data.change);
  }
  seenLayout = { confirmed, outbox, value };
  return value;
}

const muted = new WeakMap<SidebarLayout, ReadonlySet<ChannelId>>();

/** Whether I muted a channel or conversation: its mentions alone are to be noticed. */
export function isMuted(state: ChatState, channelId: ChannelId): boolean {
  const layout = selectLayout(state);
  if (!layout) return false;
  const known = muted.get(layout) ?? new Set(layout.muted);
  muted.set(layout, known);
  return known.has(channelId);
}
