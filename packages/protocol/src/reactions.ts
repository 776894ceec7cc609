import * as z from 'zod/mini';
import { defineCommand, defineEndpoint, defineEvent } from './define.js';
import { reactionEmoji } from './emoji.js';
import { id } from './ids.js';
import { message } from './messages.js';

const reacting = z.object({ messageId: id, emoji: reactionEmoji });

export const messageReact = defineCommand({
  type: 'message.react',
  doc: 'Reacts to a message with an emoji; reacting twice with the same one is the same as once.',
  payload: reacting,
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted', 'emoji_unknown', 'limit_reached'],
});

export const messageUnreact = defineCommand({
  type: 'message.unreact',
  doc: "Takes back one of the caller's own reactions; taking back what is not there changes nothing.",
  payload: reacting,
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted'],
});

export const messageReacted = defineEvent({
  type: 'message.reacted',
  doc: 'Somebody reacted to a message, or took a reaction back.',
  streams: ['channel'],
  schemaVersion: 1,
  payload: z.object({ message }),
});

export const reactionChanged = defineEvent({
  type: 'reaction.changed',
  doc: 'The person reacted to a message or took it back, on any of their devices.',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({
    channelId: id,
    messageId: id,
    /** Told as it is, so that kinds of a later release pass. */
    emoji: z.string(),
    isMine: z.boolean(),
  }),
});

export const messageReactors = defineEndpoint({
  name: 'message.reactors',
  doc: 'Who reacted to a message with an emoji, in the order they did, in pages.',
  method: 'GET',
  path: '/api/v1/messages/:messageId/reactors',
  access: 'session',
  params: z.object({ messageId: id }),
  query: z.object({
    emoji: reactionEmoji,
    after: z.optional(z.coerce.number().check(z.int(), z.nonnegative())),
  }),
  body: z.undefined(),
  result: z.object({
    userIds: z.array(id),
    /** Give it as `after` for the next page; null on the last one. */
    next: z.nullable(z.int().check(z.positive())),
  }),
  errors: ['not_found'],
});
