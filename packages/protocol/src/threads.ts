import * as z from 'zod/mini';
import { defineCommand, defineEndpoint, defineEvent } from './define.js';
import { id, sequence, timestamp } from './ids.js';
import { limits } from './limits.js';
import { message, messagePage } from './messages.js';
import { markerMoved, recount, threadReadState } from './read-state.js';

/** A thread I follow, and the head of its channel's stream that its lists are as of. */
const following = z.object({ channelId: id, head: sequence, thread: threadReadState });
export type Following = z.output<typeof following>;

export const threadFollow = defineCommand({
  type: 'thread.follow',
  doc: 'Follows the thread of a message, replied to or not. Replying and being mentioned in it follow it too.',
  payload: z.object({ rootId: id }),
  result: following,
  errors: ['thread_nested'],
});

export const threadUnfollow = defineCommand({
  type: 'thread.unfollow',
  doc: 'Follows a thread no longer.',
  payload: z.object({ rootId: id }),
  result: z.object({}),
  errors: [],
});

export const threadMarkRead = defineCommand({
  type: 'thread.markRead',
  doc: "Moves the caller's read marker of a thread forward; an older sequence than the marker changes nothing.",
  payload: z.object({ rootId: id, sequence }),
  /** Where the marker stands; 0 for a thread one does not follow, which has none. */
  result: z.extend(markerMoved, { channelId: id }),
  errors: [],
});

export const threadMarkUnread = defineCommand({
  type: 'thread.markUnread',
  doc: 'Puts the marker of a thread one follows just before a sequence, forward or back: from there on it is unread again.',
  payload: z.object({ rootId: id, sequence: z.int().check(z.positive()) }),
  result: z.extend(markerMoved, { channelId: id }),
  errors: [],
});

export const threadUpdated = defineEvent({
  type: 'thread.updated',
  doc: 'A message has a new summary of its replies: one came, or was deleted.',
  streams: ['channel'],
  schemaVersion: 1,
  payload: z.object({ message }),
});

export const threadFollowed = defineEvent({
  type: 'thread.followed',
  doc: 'The person follows a thread from now on: they asked to, replied, or were mentioned.',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.extend(following, {
    /** Older threads that are followed no longer, as there would be too many. */
    letGo: z.optional(z.array(z.object({ channelId: id, rootId: id }))),
  }),
});

export const threadUnfollowed = defineEvent({
  type: 'thread.unfollowed',
  doc: 'The person follows a thread no longer.',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ channelId: id, rootId: id }),
});

export const threadRead = defineEvent({
  type: 'thread.read',
  doc: "The person's read marker of a thread moved, on any of their devices; `recount` when it moved back.",
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({
    channelId: id,
    rootId: id,
    lastReadSequence: sequence,
    recount: z.optional(recount),
  }),
});

export const threadPage = z.extend(messagePage, { root: message });
export type ThreadPage = z.output<typeof threadPage>;

export const threadReplies = defineEndpoint({
  name: 'thread.replies',
  doc: 'The root of a thread and a page of its replies: before, after (both exclusive) or around a sequence; the newest without any.',
  method: 'GET',
  path: '/api/v1/threads/:rootId',
  access: 'session',
  params: z.object({ rootId: id }),
  query: z
    .object({
      before: z.optional(z.coerce.number().check(z.int(), z.positive())),
      after: z.optional(z.coerce.number().check(z.int(), z.nonnegative())),
      around: z.optional(z.coerce.number().check(z.int(), z.positive())),
      limit: z._default(
        z.coerce.number().check(z.int(), z.positive(), z.lte(limits.historyPageMessagesMax)),
        limits.historyPageMessages,
      ),
    })
    .check(
      z.refine(
        (query) => [query.before, query.after, query.around].filter((at) => at !== undefined).length <= 1,
        'give one of before, after and around',
      ),
    ),
  body: z.undefined(),
  result: threadPage,
  errors: ['not_found', 'thread_nested'],
});

/** One line of the list of threads: its root and the newest replies, ascending. */
export const threadListed = z.object({ root: message, replies: z.array(message) });
export type ThreadListed = z.output<typeof threadListed>;

export const threadList = defineEndpoint({
  name: 'thread.list',
  doc: 'The threads the caller follows in a workspace, the newest reply first; after the thread that the cursor names.',
  method: 'GET',
  path: '/api/v1/workspaces/:workspaceId/threads',
  access: 'session',
  params: z.object({ workspaceId: id }),
  query: z
    .object({
      /** `lastReplyAt` and id of the last root of the page before. */
      beforeAt: z.optional(timestamp),
      beforeId: z.optional(id),
      /** `unread`: those with replies that are new to the caller alone. */
      only: z.optional(z.enum(['unread'])),
    })
    .check(
      z.refine(
        ({ beforeAt, beforeId }) => (beforeAt === undefined) === (beforeId === undefined),
        'give both parts of the cursor or neither',
      ),
    ),
  body: z.undefined(),
  result: z.object({ threads: z.array(threadListed), hasMore: z.boolean() }),
  errors: ['not_found'],
});
