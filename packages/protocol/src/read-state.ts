import * as z from 'zod/mini';
import { defineCommand, defineEvent } from './define.js';
import { id, sequence } from './ids.js';

/**
 * Unread is derived, never counted up: the messages after the marker that are neither mine nor deleted.
 * The newest 100 are listed by sequence, ascending; `hasMore` says that older ones exist beyond the list.
 */
export const unreadList = z.object({ sequences: z.array(z.int().check(z.positive())), hasMore: z.boolean() });
export type UnreadList = z.output<typeof unreadList>;

export const readState = z.object({
  channelId: id,
  /** Everything up to this sequence has been read. */
  lastReadSequence: sequence,
  unread: unreadList,
  /** The same for messages that mention me. */
  mentions: unreadList,
});
export type ReadState = z.output<typeof readState>;

export const channelMarkRead = defineCommand({
  type: 'channel.markRead',
  doc: 'Moves the read marker forward; an older sequence than the marker changes nothing.',
  payload: z.object({ channelId: id, sequence }),
  result: z.object({ lastReadSequence: sequence }),
  errors: [],
});

export const channelRead = defineEvent({
  type: 'channel.read',
  doc: "The person's read marker moved, on any of their devices.",
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ channelId: id, lastReadSequence: sequence }),
});
