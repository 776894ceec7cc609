import * as z from 'zod/mini';
import { defineCommand, defineEndpoint, defineEvent } from './define.js';
import { customEmojiName } from './emoji.js';
import { id, sequence } from './ids.js';
import { limits } from './limits.js';

/**
 * A picture that the people of a workspace call by a name. In a text, as a reaction and as a status it is `:name:`,
 * which is what those see who do not know it, and everybody once it is removed.
 */
export const customEmoji = z.object({
  id,
  workspaceId: id,
  name: z.string(),
  /** Path of its picture on the server; another picture has another path. */
  url: z.string(),
  addedBy: id,
  /** The sequence, in the workspace stream, of the event that told of it. */
  version: sequence,
});
export type CustomEmoji = z.output<typeof customEmoji>;

export const emojiMediaTypes = ['image/png', 'image/gif', 'image/webp'] as const;
export type EmojiMediaType = (typeof emojiMediaTypes)[number];

const encodedBytes = 4 * Math.ceil(limits.emojiBytes / 3);

export const emojiAdd = defineEndpoint({
  name: 'emoji.add',
  doc: 'Gives the workspace an emoji of its own: a name, and a PNG, GIF or WebP picture. Any member may, unless its rules leave it to owners and admins.',
  method: 'POST',
  path: '/api/v1/workspaces/:workspaceId/emoji',
  access: 'session',
  bodyBytes: encodedBytes + 1_024,
  params: z.object({ workspaceId: id }),
  query: z.object({}),
  body: z.object({
    /** The client's id of this request, the same for every retry. */
    commandId: id,
    name: customEmojiName,
    /** The file in base64. What it is and how large is read from it, not from what it is called. */
    image: z.base64().check(z.minLength(1), z.maxLength(encodedBytes)),
  }),
  result: z.object({ emoji: customEmoji }),
  errors: ['name_taken', 'limit_reached', 'idempotency_conflict'],
});

export const emojiImage = defineEndpoint({
  name: 'emoji.image',
  doc: "The picture of a workspace's emoji, for its members; it never changes, so it may be kept for ever.",
  method: 'GET',
  path: '/api/v1/emoji/:emojiId/:hash',
  access: 'session',
  media: emojiMediaTypes,
  params: z.object({ emojiId: id, hash: z.string().check(z.regex(/^[0-9a-f]{16}$/)) }),
  query: z.object({}),
  body: z.undefined(),
  result: z.unknown(),
  errors: [],
});

export const emojiRemove = defineCommand({
  type: 'emoji.remove',
  doc: 'Takes an emoji out of the workspace: whoever added it, an owner or an admin may. Where it was used its name stands.',
  payload: z.object({ emojiId: id }),
  result: z.object({}),
  errors: [],
});

export const emojiRename = defineCommand({
  type: 'emoji.rename',
  doc: 'Calls an emoji of the workspace by another name: whoever added it, an owner or an admin may. Where it was used its old name stands.',
  payload: z.object({ emojiId: id, name: customEmojiName }),
  result: z.object({ emoji: customEmoji }),
  errors: ['name_taken'],
});

export const emojiAdded = defineEvent({
  type: 'emoji.added',
  doc: 'The workspace has a new emoji of its own.',
  streams: ['workspace'],
  schemaVersion: 1,
  payload: z.object({ emoji: customEmoji }),
});

export const emojiRenamed = defineEvent({
  type: 'emoji.renamed',
  doc: 'An emoji of the workspace is called by another name; the one it had is free again.',
  streams: ['workspace'],
  schemaVersion: 1,
  payload: z.object({ emoji: customEmoji }),
});

export const emojiRemoved = defineEvent({
  type: 'emoji.removed',
  doc: 'An emoji was taken out of the workspace; its name is free again.',
  streams: ['workspace'],
  schemaVersion: 1,
  payload: z.object({ workspaceId: id, emojiId: id }),
});
