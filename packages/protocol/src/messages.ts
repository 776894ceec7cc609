import * as z from 'zod/mini';
import { defineCommand, defineEndpoint, defineEvent } from './define.js';
import { checklist, newChecklist, newPoll, poll, vote } from './enclosures.js';
import { id, sequence, timestamp } from './ids.js';
import { limits } from './limits.js';
import { text } from './text.js';

/** One kind of reaction to a message. */
export const reaction = z.object({
  /** Told as it is, so that kinds of a later release pass. */
  emoji: z.string(),
  count: z.int().check(z.positive()),
  /** The first 20 people, in the order they reacted. */
  userIds: z.array(id),
});
export type Reaction = z.output<typeof reaction>;
/** What a thread looks like from its root. A root whose replies are all deleted, or that has none, has no summary. */
export const threadSummary = z.object({
  /** Replies that are not deleted. */
  replyCount: z.int().check(z.positive()),
  lastReplyAt: timestamp,
  /** Who replied last, the latest first; at most five. */
  participantIds: z.array(id),
});
export type ThreadSummary = z.output<typeof threadSummary>;

/**
 * A message. Text is Markdown; people and channels are mentioned as `<@userId>` and `<#channelId>`, user groups as
 * `<!group:groupId>`, everybody of the channel as `<!channel>`, and those who are there as `<!here>`. A text that
 * begins with `/me ` is told as something its author does.
 * A deleted message stays as a tombstone: `deletedAt` set, `text` empty, `mentions` empty.
 */
export const message = z.object({
  id,
  channelId: id,
  /** Its place in the channel: the sequence of its `message.created` event. */
  sequence: z.int().check(z.positive()),
  /** The sequence of the event that last changed it; a copy with a higher one is newer. */
  version: z.int().check(z.positive()),
  authorId: id,
  /** The id its author's client gave it before sending: ties the confirmed message to the optimistic one. */
  clientMessageId: id,
  text: z.string(),
  /** Whom it mentions: people, those of its groups among them, and the channel's own id for everybody in it. */
  mentions: z.array(id),
  createdAt: timestamp,
  editedAt: z.nullable(timestamp),
  deletedAt: z.nullable(timestamp),
  /** By kind, in the order in which each was first used; absent while there are none. */
  reactions: z.optional(z.array(reaction)),
  /**
   * Kinds I reacted with without being among those named: only in what one person reads for themselves, never in an
   * event. Of what changes later `reaction.changed` tells.
   */
  myReactions: z.optional(z.array(z.string())),
  /** When and by whom it was pinned to its channel; absent unless it is. */
  pinnedAt: z.optional(timestamp),
  pinnedBy: z.optional(id),
  /** Of a reply: the message it answers, which is no reply itself. A reply stands in its thread, not in the main line. */
  threadRootId: z.optional(id),
  /** Of a reply that stands in the main line as well. */
  alsoInChannel: z.optional(z.literal(true)),
  /** Of a message that was replied to. */
  thread: z.optional(threadSummary),
  /** A message holds at most one of these two, and its text is what they are about. */
  poll: z.optional(poll),
  checklist: z.optional(checklist),
  /** What I chose in its poll, where that does not say so: only in what one person reads for themselves, never in an event. */
  myVote: z.optional(vote),
});
export type Message = z.output<typeof message>;

/** Whether a message stands in the main line of its channel, whose unread and mentions it then counts for. */
export const isInMainLine = (one: Pick<Message, 'threadRootId' | 'alsoInChannel'>): boolean =>
  one.threadRootId === undefined || one.alsoInChannel === true;

const messageText = text(limits.messageTextLength, 1);

export const messageSend = defineCommand({
  type: 'message.send',
  doc: 'Writes a message into a channel. Repeating it with the same `clientMessageId` answers with the first result.',
  payload: z
    .object({
      channelId: id,
      clientMessageId: id,
      text: messageText,
      /** Makes it a reply in the thread of this message. */
      threadRootId: z.optional(id),
      /** Of a reply: it shall stand in the main line as well. */
      alsoInChannel: z.optional(z.boolean()),
      poll: z.optional(newPoll),
      checklist: z.optional(newChecklist),
    })
    .check(
      z.refine((payload) => payload.poll === undefined || payload.checklist === undefined, {
        error: 'goes without a poll',
        path: ['checklist'],
      }),
      z.refine((payload) => !payload.alsoInChannel || payload.threadRootId !== undefined, {
        error: 'is of replies only',
        path: ['alsoInChannel'],
      }),
    ),
  result: z.object({ message }),
  errors: ['channel_archived', 'idempotency_conflict', 'message_deleted', 'thread_nested', 'limit_reached'],
});

export const messageEdit = defineCommand({
  type: 'message.edit',
  doc: "Replaces the text of one of the caller's own messages.",
  payload: z.object({ messageId: id, text: messageText }),
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted', 'edit_window_over', 'limit_reached'],
});

export const messageDelete = defineCommand({
  type: 'message.delete',
  doc: "Deletes a message: one's own, or anybody's as an owner or admin. Its text leaves the database and the log.",
  payload: z.object({ messageId: id }),
  result: z.object({ message }),
  errors: ['delete_window_over'],
});

export const messageCreated = defineEvent({
  type: 'message.created',
  doc: 'A message was written.',
  streams: ['channel'],
  schemaVersion: 1,
  payload: z.object({ message }),
});

export const messageEdited = defineEvent({
  type: 'message.edited',
  doc: 'A message has a new text.',
  streams: ['channel'],
  schemaVersion: 1,
  payload: z.object({ message }),
});

export const messageDeleted = defineEvent({
  type: 'message.deleted',
  doc: 'A message was deleted; what is left of it is its place.',
  streams: ['channel'],
  schemaVersion: 1,
  payload: z.object({ message }),
});

export const messagePage = z.object({
  /** Ascending by sequence, tombstones included. */
  messages: z.array(message),
  hasMoreBefore: z.boolean(),
  hasMoreAfter: z.boolean(),
  /** Head of the channel's stream when the page was read. */
  head: sequence,
});
export type MessagePage = z.output<typeof messagePage>;

export const messageHistory = defineEndpoint({
  name: 'message.history',
  doc: 'A page of a channel: before, after (both exclusive) or around a sequence; the newest page without any. Of its main line, or with all replies.',
  method: 'GET',
  path: '/api/v1/channels/:channelId/messages',
  access: 'session',
  params: z.object({ channelId: id }),
  query: z
    .object({
      before: z.optional(z.coerce.number().check(z.int(), z.positive())),
      after: z.optional(z.coerce.number().check(z.int(), z.nonnegative())),
      around: z.optional(z.coerce.number().check(z.int(), z.positive())),
      /** `all`: with the replies that stand in their thread alone. */
      line: z._default(z.enum(['main', 'all']), 'main'),
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
  result: messagePage,
  errors: ['not_found'],
});

export const messageListed = defineEndpoint({
  name: 'message.listed',
  doc: 'The messages of a channel at given sequences, such as those that a badge counts; what is deleted is left out.',
  method: 'GET',
  path: '/api/v1/channels/:channelId/messages/listed',
  access: 'session',
  params: z.object({ channelId: id }),
  query: z.object({
    /** At most 100, with commas between them. */
    sequences: z
      .string()
      .check(z.regex(/^\d{1,15}(?:,\d{1,15}){0,99}$/, 'must be at most 100 sequences with commas')),
  }),
  body: z.undefined(),
  result: z.object({
    /** Ascending by sequence. */
    messages: z.array(message),
  }),
  errors: ['not_found'],
});
