import type { MessagePlace } from '@parley/protocol';
import type { Token, Tokens } from 'marked';
import { parseMarkdown } from '../markdown/index.js';

/** Messages shown under one text at most; further links stay links. */
const shownAtMost = 3;

const path = /^\/w\/([a-z0-9-]+)\/c\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The place a link of this workspace leads to; undefined for any other address. */
export function placeOf(href: string, here: { origin: string; slug: string }): MessagePlace | undefined {
  if (!href.startsWith(`${here.origin}/w/`) || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  const [, slug, channelId] = path.exec(url.pathname) ?? [];
  const at = url.searchParams.get('at') ?? '';
  if (slug !== here.slug || channelId === undefined || !/^[1-9][0-9]{0,14}$/.test(at)) return undefined;
  return { channelId, sequence: Number(at) };
}

/**
 * The messages that bare links of a text lead to, each once. A link with words of its own has said what it leads to,
 * and one in a quotation or in code is somebody else's.
 */
export function linkedPlaces(text: string, here: { origin: string; slug: string }): MessagePlace[] {
  if (!text.includes(`${here.origin}/w/`)) return [];
  const found = new Map<string, MessagePlace>();
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
