import * as z from 'zod/mini';
import { defineCommand, defineEvent } from './define.js';
import { id, sequence } from './ids.js';

/**
 * Unread is derived, never counted up: the messages after the marker that are neither mine nor deleted.
 * The newest 100 are listed by sequence, ascending; `hasMore` says that older ones exist beyond the list.
 */
export const unreadList = z.object({ sequences: z.array(z.int().check(z.positive())), hasMore: z.boolean() });
export type UnreadList = z.output<typeof unreadList>;

/**
 * Replies that stand in their thread alone, after the channel's marker: they count for whoever reads replies in the
 * line. Of the newest 100 messages that are unread at all; `hasMore` says that there are more than those.
 */
export const replyCounts = z.object({ unread: unreadList, mentions: unreadList });
export type ReplyCounts = z.output<typeof replyCounts>;

export const readState = z.object({
  channelId: id,
  /** Everything up to this sequence has been read. */
  lastReadSequence: sequence,
  /** Sequence, in the person's own stream, of the event that last moved the marker: of two copies the higher is newer. */
  markerVersion: z._default(sequence, 0),
  /** Messages of the main line. */
  unread: unreadList,
  /** The same for messages that mention me. */
  mentions: unreadList,
  /** Absent while there are none. */
  replies: z.optional(replyCounts),
});
export type ReadState = z.output<typeof readState>;

/** What is unread after a marker that moved back, as of `head` of the channel's stream. */
export const recount = z.object({
  head: sequence,
  unread: unreadList,
  mentions: unreadList,
  /** Of a channel: as in its read state. */
  replies: z.optional(replyCounts),
});
export type Recount = z.output<typeof recount>;

/** Where the marker stands after a command, and since which event of the person's own stream. */
export const markerMoved = z.object({
  lastReadSequence: sequence,
  markerVersion: z.optional(sequence),
  recount: z.optional(recount),
});

/** What I have read of a thread I follow. Its replies count here, those in the main line count there as well. */
export const threadReadState = z.object({
  rootId: id,
  /** Everything up to this sequence of the channel has been read. */
  lastReadSequence: sequence,
  /** As in a channel: since when the thread is followed, until the marker is moved. */
  markerVersion: z._default(sequence, 0),
  unread: unreadList,
  mentions: unreadList,
});
export type ThreadReadState = z.output<typeof threadReadState>;

export const channelMarkRead = defineCommand({
  type: 'channel.markRead',
  doc: 'Moves the read marker forward; an older sequence than the marker changes nothing.',
  payload: z.object({ channelId: id, sequence }),
  result: markerMoved,
  errors: [],
});

export const channelMarkUnread = defineCommand({
  type: 'channel.markUnread',
  doc: 'Puts the read marker just before a sequence, forward or back: from there on the channel is unread again.',
  payload: z.object({ channelId: id, sequence: z.int().check(z.positive()) }),
  result: markerMoved,
  errors: [],
});

export const channelRead = defineEvent({
  type: 'channel.read',
  doc: "The person's read marker moved, on any of their devices; `recount` when it moved back.",
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ channelId: id, lastReadSequence: sequence, recount: z.optional(recount) }),
});
