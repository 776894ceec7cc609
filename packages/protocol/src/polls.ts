import * as z from 'zod/mini';
import { defineCommand, defineEndpoint, defineEvent } from './define.js';
import { pollText, revising, vote } from './enclosures.js';
import { id } from './ids.js';
import { limits } from './limits.js';
import { message } from './messages.js';

export const pollVote = defineCommand({
  type: 'poll.vote',
  doc: 'Sets what the caller chooses in a poll, in place of what they chose before; nothing takes the vote back. Saying it again changes nothing.',
  payload: z.object({
    messageId: id,
    /** Places of options, from 0. */
    options: z.array(z.int().check(z.nonnegative(), z.lt(limits.pollPlaces))).check(
      z.maxLength(limits.pollOptions),
      z.refine((options) => new Set(options).size === options.length, 'has the same option twice'),
    ),
    /** The version of the message that the person saw: nobody votes for what an option came to say since. */
    asOf: z.optional(z.int().check(z.positive())),
  }),
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted', 'poll_closed', 'list_changed'],
});

export const pollClose = defineCommand({
  type: 'poll.close',
  doc: 'Ends a poll: its result stays. By its author, an owner or an admin, who may open it again; closing it twice changes nothing.',
  payload: z.object({ messageId: id }),
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted'],
});

export const pollReopen = defineCommand({
  type: 'poll.reopen',
  doc: 'Lets people vote again in a poll that was closed. By its author, an owner or an admin.',
  payload: z.object({ messageId: id }),
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted'],
});

export const pollRevise = defineCommand({
  type: 'poll.revise',
  doc: "Adds options to one of the caller's own polls, rewords those that nobody voted for, and takes them away.",
  payload: revising(pollText, limits.pollPlaces),
  result: z.object({ message }),
  errors: [
    ...(['channel_archived', 'message_deleted', 'poll_closed'] as const),
    ...(['option_chosen', 'list_changed', 'limit_reached'] as const),
  ],
});

export const pollUpdated = defineEvent({
  type: 'poll.updated',
  doc: 'Somebody voted in a poll, or it was closed, opened again or given other options.',
  streams: ['channel'],
  schemaVersion: 1,
  payload: z.object({ message }),
});

export const pollVoted = defineEvent({
  type: 'poll.voted',
  doc: 'The person voted in a poll, or took their vote back, on any of their devices.',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ channelId: id, messageId: id, vote }),
});

export const pollVoters = defineEndpoint({
  name: 'poll.voters',
  doc: 'Who chose an option of a poll, in the order they did, in pages. Of an anonymous poll nobody is told.',
  method: 'GET',
  path: '/api/v1/messages/:messageId/voters',
  access: 'session',
  params: z.object({ messageId: id }),
  query: z.object({
    option: z.coerce.number().check(z.int(), z.nonnegative(), z.lt(limits.pollPlaces)),
    after: z.optional(z.coerce.number().check(z.int(), z.nonnegative())),
  }),
  body: z.undefined(),
  result: z.object({
    userIds: z.array(id),
    /** Give it as `after` for the next page; null on the last one. */
    next: z.nullable(z.int().check(z.positive())),
  }),
  errors: ['not_found', 'forbidden'],
});
