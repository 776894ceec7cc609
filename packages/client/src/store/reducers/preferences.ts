import { changedSidebar, type EventPayload, type Preferences, type SidebarLayout } from '@parley/protocol';
import { isNewer } from '../newer.js';
import type { ChatState } from '../state.js';

export function preferencesChanged(state: ChatState, preferences: Preferences): ChatState {
  return isNewer(preferences, state.preferences) ? { ...state, preferences } : state;
}

/** A whole layout, as an ack or a snapshot tells it. */
export function sidebarKnown(state: ChatState, sidebar: SidebarLayout): ChatState {
  if (sidebar.workspaceId !== state.me?.workspace.id) return state;
  return state.sidebar === null || isNewer(sidebar, state.sidebar) ? { ...state, sidebar } : state;
}

/** One change, as an event tells it. An ack that overtook it has brought its result already. */
export function sidebarChanged(
  state: ChatState,
  sequence: number,
  { workspaceId, change }: EventPayload<'sidebar.updated'>,
): ChatState {
  const { sidebar } = state;
  if (!sidebar || sidebar.workspaceId !== workspaceId || sequence <= sidebar.version) return state;
  return { ...state, sidebar: { ...changedSidebar(sidebar, change), version: sequence } };
}
