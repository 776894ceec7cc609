import {
  channel,
  channelMarkRead,
  channelMarkUnread,
  group,
  member,
  message,
  notificationSettings,
  preferences,
  sidebarLayout,
  threadFollow,
  threadMarkRead,
  threadMarkUnread,
  workspaceSetMessageRules,
} from '@parley/protocol';
import * as z from 'zod/mini';
import { channelChanged, markerMoved } from './reducers/channels.js';
import { groupChanged } from './reducers/groups.js';
import { isLaterCommand, laterConfirmed } from './reducers/later.js';
import { messageConfirmed } from './reducers/messages.js';
import { notificationsKnown } from './reducers/notifications.js';
import { entriesSettled } from './reducers/outbox.js';
import { voteTold } from './reducers/polls.js';
import { preferencesChanged, sidebarKnown } from './reducers/preferences.js';
import { threadFollowed, threadMarkerMoved } from './reducers/threads.js';
import { memberChanged, messageRulesChanged } from './reducers/workspaces.js';
import type { ChatState } from './state.js';

const carrying = z.object({
  message: z.optional(message),
  channel: z.optional(channel),
  member: z.optional(member),
  group: z.optional(group),
  preferences: z.optional(preferences),
  sidebar: z.optional(sidebarLayout),
  notifications: z.optional(notificationSettings),
});

const ofThread = z.object({ rootId: z.string() });

/**
 * The result of a command, ahead of its events: the entities it carries, each by its version, so that what one did
 * is seen as soon as it is acknowledged.
 */
export function applyResult(
  state: ChatState,
  command: {
    readonly type: string;
    readonly channelId: string | null;
    readonly payload: unknown;
  },
  result: unknown,
): ChatState {
  if (
    command.channelId &&
    (command.type === channelMarkRead.type || command.type === channelMarkUnread.type)
  ) {
    const { data } = channelMarkRead.result.safeParse(result);
    return data?.markerVersion === undefined
      ? state
      : markerMoved(state, command.channelId, { ...data, markerVersion: data.markerVersion });
  }
  if (command.type === workspaceSetMessageRules.type) {
    const set = workspaceSetMessageRules.result.safeParse(result);
    return set.success ? messageRulesChanged(state, set.data) : state;
  }
  if (command.type === threadFollow.type) {
    const followed = threadFollow.result.safeParse(result);
    return followed.success ? threadFollowed(state, followed.data) : state;
  }
  if (command.type === threadMarkRead.type || command.type === threadMarkUnread.type) {
    const marked = threadMarkRead.result.safeParse(result).data;
    const rootId = ofThread.safeParse(command.payload).data?.rootId;
    if (marked?.markerVersion === undefined || rootId === undefined) return state;
    const { channelId, markerVersion } = marked;
    return threadMarkerMoved(state, { channelId, rootId }, { ...marked, markerVersion });
  }
  if (isLaterCommand(command.type)) return laterConfirmed(state, result);
  const carried = carrying.safeParse(result);
  if (!carried.success) return state;
  let next = state;
  if (carried.data.message) {
    next = entriesSettled(messageConfirmed(next, carried.data.message), [carried.data.message]);
    const { id, myVote } = carried.data.message;
    if (myVote) next = voteTold(next, id, myVote);
  }
  if (carried.data.channel) next = channelChanged(next, carried.data.channel);
  if (carried.data.member) next = memberChanged(next, carried.data.member);
  if (carried.data.group) next = groupChanged(next, carried.data.group);
  if (carried.data.preferences) next = preferencesChanged(next, carried.data.preferences);
  if (carried.data.sidebar) next = sidebarKnown(next, carried.data.sidebar);
  if (carried.data.notifications) next = notificationsKnown(next, carried.data.notifications);
  return next;
}
