import { changedNotifications, type NotificationSettings, notificationsUpdate } from '@parley/protocol';
import type { ChatState } from './state.js';

interface Seen {
  readonly outbox: ChatState['outbox'];
  readonly value: NotificationSettings;
}

const seen = new WeakMap<NotificationSettings, Seen>();

/** What I want to be told of, with what is on its way: a choice shows at once, and offline too. Null until known. */
export function selectNotifications({ notifications, outbox }: ChatState): NotificationSettings | null {
  if (!notifications) return null;
  const known = seen.get(notifications);
  if (known?.outbox === outbox) return known.value;
  let value = notifications;
  for (const entry of outbox) {
    if (entry.type !== notificationsUpdate.type) continue;
    const { data } = notificationsUpdate.payload.safeParse(entry.payload);
    if (data?.workspaceId === value.workspaceId) value = changedNotifications(value, data.change);
  }
  seen.set(notifications, { outbox, value });
  return value;
}
