import * as z from 'zod/mini';
import { defineCommand, defineEvent } from './define.js';
import { vote } from './enclosures.js';
import { id } from './ids.js';
import { limits } from './limits.js';
import { message } from './messages.js';

export const pollVote = defineCommand({
  type: 'poll.vote',
  doc: 'Sets what the caller chooses in a poll, in place of what they chose before; nothing takes the vote back. Saying it again changes nothing.',
  payload: z.object({
    messageId: id,
    /** Places of options, from 0. */
    options: z.array(z.int().check(z.nonnegative(), z.lt(limits.pollOptions))).check(
      z.maxLength(limits.pollOptions),
      z.refine((options) => new Set(options).size === options.length, 'has the same option twice'),
    ),
  }),
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted', 'poll_closed'],
});

export const pollClose = defineCommand({
  type: 'poll.close',
  doc: 'Ends a poll: its result stays. By its author, an owner or an admin; closing it again changes nothing.',
  payload: z.object({ messageId: id }),
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted'],
});

export const pollUpdated = defineEvent({
  type: 'poll.updated',
  doc: 'Somebody voted in a poll, or it was closed.',
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
