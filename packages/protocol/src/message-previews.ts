import * as z from 'zod/mini';
import { defineEndpoint } from './define.js';
import { id, sequence, timestamp } from './ids.js';
import { limits } from './limits.js';

/** Where a message stands: what a link to it says. */
export interface MessagePlace {
  readonly channelId: string;
  readonly sequence: number;
}

/** What is shown of a message elsewhere than in its channel. */
export const messagePreview = z.object({
  id,
  channelId: id,
  sequence,
  authorId: id,
  /** The beginning of the text. */
  text: z.string(),
  createdAt: timestamp,
  /** Whether `text` is not all of it. */
  isCut: z.boolean(),
  /** What the text is the title of: `poll`, `checklist`, or what a later release knows. */
  encloses: z.optional(z.string()),
  /** Of a reply, as in a message: where a link to it leads. */
  threadRootId: z.optional(id),
  alsoInChannel: z.optional(z.literal(true)),
});
export type MessagePreview = z.output<typeof messagePreview>;

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const onePlace = `${uuid}:[1-9][0-9]{0,14}`;
const listOf = (one: string) => new RegExp(`^${one}(,${one}){0,${limits.previewsPerRequest - 1}}$`);

export const messagePreviews = defineEndpoint({
  name: 'message.previews',
  doc: 'The beginnings of messages that links, bookmarks or replies lead to. Those that do not exist, were deleted or that the caller may not see are left out alike.',
  method: 'GET',
  path: '/api/v1/messages/previews',
  access: 'session',
  params: z.object({}),
  query: z
    .object({
      /** `<channelId>:<sequence>`, with commas between. */
      of: z.optional(z.string().check(z.regex(listOf(onePlace)))),
      /** Of those whose place is not known: their ids, with commas between. */
      ids: z.optional(z.string().check(z.regex(listOf(uuid)))),
    })
    .check(z.refine(({ of, ids }) => of !== undefined || ids !== undefined, 'give places, ids or both')),
  body: z.undefined(),
  result: z.object({
    previews: z.array(messagePreview).check(z.maxLength(2 * limits.previewsPerRequest)),
  }),
  errors: [],
});

/** As the query says it; the schema lets nothing else through. */
export function placesIn(of: string | undefined): MessagePlace[] {
  return (of?.split(',') ?? []).map((one) => {
    const [channelId = '', at] = one.split(':');
    return { channelId, sequence: Number(at) };
  });
}

export const placesAsQuery = (wanted: readonly MessagePlace[]): string =>
  wanted.map(({ channelId, sequence: at }) => `${channelId}:${at}`).join(',');

/** The beginning of a text; a mention is not cut in two. */
export function previewText(text: string): { readonly text: string; readonly isCut: boolean } {
  const characters = [...text.slice(0, limits.previewTextLength * 2 + 1)];
  if (characters.length <= limits.previewTextLength) return { text, isCut: false };
  const cut = characters.slice(0, limits.previewTextLength).join('');
  return { text: cut.replace(/<[@#]?[0-9a-f-]*$/, '').trimEnd(), isCut: true };
}
