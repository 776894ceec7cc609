import type { MessagePlace } from '@parley/protocol';
import type { Token, Tokens } from 'marked';
import { parseMarkdown } from '../markdown/index.js';

/** Messages shown under one text at most; further links stay links. */
const shownAtMost = 3;

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const path = new RegExp(`^/w/([a-z0-9-]+)/c/(${uuid})$`);
const isId = new RegExp(`^${uuid}$`);
const isSequence = /^[1-9][0-9]{0,14}$/;

interface Here {
  readonly origin: string;
  readonly slug: string;
}

/** What a link of this workspace leads to: a channel, a message or a thread in it, or a reply in its thread. */
export interface LinkedPlace {
  readonly channelId: string;
  readonly search: { readonly at?: number; readonly thread?: string; readonly reply?: number };
}

/** Undefined for any other address. */
export function linkedPlace(href: string, here: Here): LinkedPlace | undefined {
  if (!href.startsWith(`${here.origin}/w/`) || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  const [, slug, channelId] = path.exec(url.pathname) ?? [];
  if (slug !== here.slug || channelId === undefined) return undefined;
  const found = (name: string, shape: RegExp) => {
    const value = url.searchParams.get(name) ?? '';
    return shape.test(value) ? value : undefined;
  };
  const at = found('at', isSequence);
  const thread = found('thread', isId);
  const reply = found('reply', isSequence);
  const inThread = thread !== undefined && {
    thread,
    ...(reply !== undefined && { reply: Number(reply) }),
  };
  return { channelId, search: { ...(at !== undefined && { at: Number(at) }), ...inThread } };
}

/** A message that a link leads to; `threadRootId`: the thread it leads to it in. */
export interface LinkedMessage extends MessagePlace {
  readonly threadRootId?: string;
}

/** The message a link of this workspace leads to; undefined for any other address. */
export function placeOf(href: string, here: Here): LinkedMessage | undefined {
  const place = linkedPlace(href, here);
  if (!place) return undefined;
  const { channelId, search } = place;
  const { at, thread, reply } = search;
  if (thread !== undefined && reply !== undefined)
    return { channelId, sequence: reply, threadRootId: thread };
  return at === undefined ? undefined : { channelId, sequence: at };
}

/**
 * The messages that bare links of a text lead to, each once. A link with words of its own has said what it leads to,
 * and one in a quotation or in code is somebody else's.
 */
export function linkedMessages(text: string, here: Here): LinkedMessage[] {
  if (!text.includes(`${here.origin}/w/`)) return [];
  const found = new Map<string, LinkedMessage>();
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
