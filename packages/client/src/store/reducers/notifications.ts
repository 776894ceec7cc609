import { changedNotifications, type EventPayload, type NotificationSettings } from '@parley/protocol';
import type { ChatState } from '../state.js';

/** Whole settings, as an ack or a snapshot tells them. */
export function notificationsKnown(state: ChatState, told: NotificationSettings): ChatState {
  if (told.workspaceId !== state.me?.workspace.id) return state;
  const held = state.notifications;
  return held && held.version >= told.version ? state : { ...state, notifications: told };
}

/** One change, as an event tells it. An ack that overtook it has brought its result already. */
export function notificationsChanged(
  state: ChatState,
  version: number,
  { workspaceId, change }: EventPayload<'notifications.updated'>,
): ChatState {
  const held = state.notifications;
  if (held?.workspaceId !== workspaceId || version <= held.version) return state;
  return { ...state, notifications: { ...changedNotifications(held, change), version } };
}
