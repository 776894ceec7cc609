import {
  type ChannelId,
  channelStream,
  type Message,
  type ParleyEvent,
  parseStreamName,
  type StreamName,
  type UserId,
} from '@parley/protocol';
import {
  accessGranted,
  accessRevoked,
  channelChanged,
  channelUpdatedIn,
  markerMoved,
} from './reducers/channels.js';
import { emojiChanged, emojiRemoved } from './reducers/custom-emoji.js';
import { groupChanged } from './reducers/groups.js';
import { draftTold, messageUnsavedAt, reminderTold, savedTold, scheduledTold } from './reducers/later.js';
import { messageChanged } from './reducers/messages.js';
import { notificationsChanged } from './reducers/notifications.js';
import { entriesSettled } from './reducers/outbox.js';
import { voteTold } from './reducers/polls.js';
import { preferencesChanged, sidebarChanged } from './reducers/preferences.js';
import { ownReactionChanged } from './reducers/reactions.js';
import { threadFollowed, threadMarkerMoved, threadUnfollowed } from './reducers/threads.js';
import { memberChanged, messageRulesChanged } from './reducers/workspaces.js';
import type { ChannelState, ChatState } from './state.js';

/**
 * Consecutive events of one stream, and the cursor they lead to, in one step: the cursor never stands past an event
 * that was not applied. Events the client does not know move the cursor alone (R-EVT-5).
 */
export function applyEvents(
  state: ChatState,
  batch: { readonly stream: StreamName; readonly cursor: number; readonly events: readonly ParleyEvent[] },
): ChatState {
  const { stream, cursor, events } = batch;
  const name = parseStreamName(stream);
  const applied =
    name?.kind === 'channel'
      ? applyToChannel(state, name.id, events)
      : events.reduce(applyToDirectory, state);
  const confirmed = entriesSettled(applied, messagesOf(events));
  const known = confirmed.streams.get(stream);
  if (!known) return confirmed;
  const streams = new Map(confirmed.streams);
  const peopleChangedAt = events.findLast(changesPeople)?.sequence;
  const pinsChangedAt = events.findLast(changesPins)?.sequence;
  const messageDeletedAt = events.findLast(({ type }) => type === 'message.deleted')?.sequence;
  streams.set(stream, {
    ...known,
    cursor,
    head: Math.max(known.head, cursor),
    ...(peopleChangedAt !== undefined && { peopleChangedAt }),
    ...(pinsChangedAt !== undefined && { pinsChangedAt }),
    ...(messageDeletedAt !== undefined && { messageDeletedAt }),
  });
  return { ...confirmed, streams };
}

const changesPeople = ({ type }: ParleyEvent): boolean =>
  type === 'channel.memberJoined' || type === 'channel.memberLeft';

/** What is deleted does not say any more whether it was pinned. */
const changesPins = (event: ParleyEvent): boolean => {
  switch (event.type) {
    case 'message.pinned':
    case 'message.deleted':
      return true;
    case 'message.edited':
    case 'poll.updated':
    case 'checklist.updated':
      return event.payload.message.pinnedAt !== undefined;
    default:
      return false;
  }
};

/** One event by itself: what tests of a single rule want. */
export function applyEvent(state: ChatState, event: ParleyEvent): ChatState {
  return applyEvents(state, { stream: event.stream, cursor: event.sequence, events: [event] });
}

export function* messagesOf(events: readonly ParleyEvent[]): Generator<Message> {
  for (const event of events) {
    if (
      event.type === 'message.created' ||
      event.type === 'message.edited' ||
      event.type === 'message.deleted' ||
      event.type === 'message.reacted' ||
      event.type === 'message.pinned' ||
      event.type === 'thread.updated' ||
      event.type === 'poll.updated' ||
      event.type === 'checklist.updated'
    ) {
      yield event.payload.message;
    }
  }
}

function applyToChannel(state: ChatState, channelId: ChannelId, events: readonly ParleyEvent[]): ChatState {
  const held = state.channels.get(channelId);
  const me = state.me?.account.id;
  if (!held || !me) return state;
  const changed = events.reduce((channel, event) => applyToOneChannel(channel, event, me), held);
  return changed === held ? state : { ...state, channels: new Map(state.channels).set(channelId, changed) };
}

function applyToOneChannel(held: ChannelState, event: ParleyEvent, me: UserId): ChannelState {
  switch (event.type) {
    case 'message.created':
    case 'message.edited':
    case 'message.deleted':
    case 'message.reacted':
    case 'message.pinned':
    case 'thread.updated':
    case 'poll.updated':
    case 'checklist.updated':
      return event.stream === channelStream(event.payload.message.channelId)
        ? messageChanged(held, event.payload.message, me)
        : held;
    case 'channel.updated':
      return channelUpdatedIn(held, event.payload.channel);
    default:
      return held;
  }
}

function applyToDirectory(state: ChatState, event: ParleyEvent): ChatState {
  switch (event.type) {
    case 'channel.created':
    case 'channel.updated':
      return channelChanged(state, event.payload.channel);
    case 'channel.access.granted':
      return accessGranted(state, event.payload.membership);
    case 'channel.access.revoked':
      return accessRevoked(state, event.payload.channelId);
    case 'channel.read':
      return markerMoved(state, event.payload.channelId, { ...event.payload, markerVersion: event.sequence });
    case 'reaction.changed':
      return ownReactionChanged(state, event.payload);
    case 'poll.voted':
      return voteTold(state, event.payload.messageId, event.payload.vote);
    case 'thread.followed':
      return (event.payload.letGo ?? []).reduce(
        (next, gone) => threadUnfollowed(next, gone.channelId, gone.rootId),
        threadFollowed(state, event.payload),
      );
    case 'thread.unfollowed':
      return threadUnfollowed(state, event.payload.channelId, event.payload.rootId);
    case 'thread.read':
      return threadMarkerMoved(state, event.payload, { ...event.payload, markerVersion: event.sequence });
    case 'message.saved':
      return savedTold(state, event.payload.saved);
    case 'message.unsaved':
      return messageUnsavedAt(state, event.payload.messageId, event.sequence);
    case 'draft.changed':
      return draftTold(state, event.payload.draft);
    case 'reminder.changed':
      return reminderTold(state, event.payload.reminder);
    case 'schedule.changed':
      return scheduledTold(state, event.payload.scheduled);
    case 'notifications.updated':
      return notificationsChanged(state, event.sequence, event.payload);
    case 'member.joined':
    case 'member.updated':
      return memberChanged(state, event.payload.member);
    case 'group.created':
    case 'group.updated':
      return groupChanged(state, event.payload.group);
    case 'emoji.added':
    case 'emoji.renamed':
      return emojiChanged(state, event.payload.emoji);
    case 'emoji.removed':
      return emojiRemoved(state, event.payload);
    case 'workspace.messageRulesUpdated':
      return messageRulesChanged(state, event.payload);
    case 'preferences.updated':
      return preferencesChanged(state, event.payload.preferences);
    case 'sidebar.updated':
      return sidebarChanged(state, event.sequence, event.payload);
    default:
      return state;
  }
}
