import * as z from 'zod/mini';
import { defineEndpoint } from './define.js';
import { id, sequence, timestamp } from './ids.js';
import { limits } from './limits.js';

/** A text that a message had before it was edited. */
export const messageRevision = z.object({
  /** The version the message had with this text. */
  version: sequence,
  text: z.string(),
  /** When this text was written. */
  writtenAt: timestamp,
});
export type MessageRevision = z.output<typeof messageRevision>;

export const messageRevisions = defineEndpoint({
  name: 'message.revisions',
  doc: 'The earlier texts of a message, oldest first, for whoever may see it; `forbidden` where the workspace does not show them.',
  method: 'GET',
  path: '/api/v1/messages/:messageId/revisions',
  access: 'session',
  params: z.object({ messageId: id }),
  query: z.object({}),
  body: z.undefined(),
  result: z.object({
    revisions: z.array(messageRevision).check(z.maxLength(limits.revisionsPerMessage)),
  }),
  errors: ['not_found', 'forbidden'],
});
