import { type ChannelId, limits, type MessagePage } from '@parley/protocol';
import type { Queries } from '../../platform/queries.js';
import { findAround } from './messages.repository.js';
import { type MessageRow, messageFromRow } from './messages.wire.js';

/** Before, after (both exclusive) or around a sequence; the newest page without any. */
export interface PageRequest {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly around?: number | undefined;
  /** Only of a channel. `all`: with the replies that stand in their thread alone. */
  readonly line?: 'main' | 'all' | undefined;
  readonly limit: number;
}

export const newestPage: PageRequest = { limit: limits.historyPageMessages };

/** How many messages are wanted on each side of the sequence `from`, which itself is above. */
export interface PageWindow {
  readonly from: number;
  readonly below: number;
  readonly above: number;
}

export function windowOf({ before, after, around, limit }: PageRequest): PageWindow {
  if (after !== undefined) return { from: after + 1, below: 0, above: limit };
  if (around !== undefined)
    return { from: around, below: Math.floor(limit / 2), above: Math.ceil(limit / 2) };
  return { from: before ?? Number.MAX_SAFE_INTEGER, below: limit, above: 0 };
}

/**
 * Reads a page. `head` must have been read before, or from the same snapshot: the page is then at least as new as the
 * cursor it names, and events that are applied twice change nothing.
 */
export async function readPage(
  queries: Queries,
  channelId: ChannelId,
  { head, ...request }: PageRequest & { head: number },
): Promise<MessagePage> {
  const { from, below, above } = windowOf(request);
  // One more on either side than is wanted tells whether there is more.
  const place = { channelId, line: request.line ?? 'main' };
  const rows = await findAround(queries, place, { from, below: below + 1, above: above + 1 });
  return pageFrom(rows, { from, below, above }, head);
}

/** The page of rows that were read with one more on either side than is wanted. */
export function pageFrom(
  rows: readonly MessageRow[],
  { from, below, above }: PageWindow,
  head: number,
): MessagePage {
  const split = rows.filter((row) => Number(row.sequence) < from).length;
  const messages = rows.slice(Math.max(0, split - below), split + above).map(messageFromRow);
  return { messages, hasMoreBefore: split > below, hasMoreAfter: rows.length - split > above, head };
}
