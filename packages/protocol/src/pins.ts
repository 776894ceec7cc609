import * as z from 'zod/mini';
import { defineCommand, defineEndpoint, defineEvent } from './define.js';
import { id } from './ids.js';
import { message } from './messages.js';

export const messagePin = defineCommand({
  type: 'message.pin',
  doc: 'Pins a message to its channel, where everybody finds it again; any member may.',
  payload: z.object({ messageId: id }),
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted', 'limit_reached'],
});

export const messageUnpin = defineCommand({
  type: 'message.unpin',
  doc: 'Takes a message off the pinned ones; any member may.',
  payload: z.object({ messageId: id }),
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted'],
});

export const messagePinned = defineEvent({
  type: 'message.pinned',
  doc: 'A message was pinned, or is not any more.',
  streams: ['channel'],
  schemaVersion: 1,
  payload: z.object({ message }),
});

export const channelPins = defineEndpoint({
  name: 'channel.pins',
  doc: 'The pinned messages of a channel, the newest message first, in pages.',
  method: 'GET',
  path: '/api/v1/channels/:channelId/pins',
  access: 'session',
  params: z.object({ channelId: id }),
  query: z.object({ before: z.optional(z.coerce.number().check(z.int(), z.positive())) }),
  body: z.undefined(),
  result: z.object({
    messages: z.array(message),
    /** Give it as `before` for the next page; null on the last one. */
    next: z.nullable(z.int().check(z.positive())),
  }),
  errors: ['not_found'],
});
