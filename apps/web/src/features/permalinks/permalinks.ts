import type { MessageId, MessagePlace } from '@parley/protocol';
import type { Token, Tokens } from 'marked';
import { parseMarkdown } from '../markdown/index.js';

/** Messages shown under one text at most; further links stay links. */
const shownAtMost = 3;

const path = /^\/w\/([a-z0-9-]+)\/c\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a link leads to; a reply that is in its thread alone stands there. */
export interface LinkedPlace extends MessagePlace {
  readonly threadRootId?: MessageId;
}

/** As an address says it. */
export const searchOf = ({ threadRootId, sequence }: LinkedPlace) =>
  threadRootId === undefined ? { at: sequence } : { thread: threadRootId, reply: sequence };

/** The place a link of this workspace leads to; undefined for any other address. */
export function placeOf(href: string, here: { origin: string; slug: string }): LinkedPlace | undefined {
  if (!href.startsWith(`${here.origin}/w/`) || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  const [, slug, channelId] = path.exec(url.pathname) ?? [];
  const threadRootId = url.searchParams.get('thread');
  const at = url.searchParams.get(threadRootId === null ? 'at' : 'reply') ?? '';
  if (slug !== here.slug || channelId === undefined || !/^[1-9][0-9]{0,14}$/.test(at)) return undefined;
  const place = { channelId, sequence: Number(at) };
  if (threadRootId === null) return place;
  return id.test(threadRootId) ? { ...place, threadRootId } : undefined;
}

/**
 * The messages that bare links of a text lead to, each once. A link with words of its own has said what it leads to,
 * and one in a quotation or in code is somebody else's.
 */
export function linkedPlaces(text: string, here: { origin: string; slug: string }): LinkedPlace[] {
  if (!text.includes(`${here.origin}/w/`)) return [];
  const found = new Map<string, LinkedPlace>();
  for (const token of parseMarkdown(text)) {
    if (token.type !== 'paragraph') continue;
    for (const { href, text: words } of linksIn(token.tokens ?? [])) {
      const place = words === href ? placeOf(href, here) : undefined;
      if (place && found.size < shownAtMost) found.set(`${place.channelId}:${place.sequence}`, place);
    }
  }
  return [...found.values()];
}

function linksIn(tokens: readonly Token[]): Tokens.Link[] {
  return tokens.flatMap((token) =>
    token.type === 'link' ? [token as Tokens.Link] : 'tokens' in token ? linksIn(token.tokens ?? []) : [],
  );
}
