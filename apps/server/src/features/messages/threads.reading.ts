import {
  limits,
  type ResultOf,
  type ThreadPage,
  type Timestamp,
  type threadList,
  type UserId,
  type WorkspaceId,
} from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import type { Queries } from '../../platform/queries.js';
import { findListed, findNewestOfEach, isMemberOf } from './followed-threads.repository.js';
import { type PageRequest, pageFrom, windowOf } from './messages.history.js';
import { findByIds } from './messages.repository.js';
import { type MessageRow, messageFromRow } from './messages.wire.js';
import { findReplies } from './threads.repository.js';

/** A page of replies; as for history, `head` was read before. */
export async function readThread(
  queries: Queries,
  { id: rootId, channelId }: Pick<MessageRow, 'id' | 'channelId'>,
  { head, ...request }: PageRequest & { head: number },
): Promise<ThreadPage> {
  // Read after the head, as the replies are: it is at least as new as the cursor.
  const [root] = await findByIds(queries, [rootId]);
  if (!root) throw new DomainError('not_found');
  const window = windowOf(request);
  const { below, above } = window;
  const rows = await findReplies(
    queries,
    { channelId, rootId },
    { ...window, below: below + 1, above: above + 1 },
  );
  return { root: messageFromRow(root), ...pageFrom(rows, window, head) };
}

interface ListQuery {
  /** Both, or neither. */
  readonly beforeAt?: Timestamp | undefined;
  readonly beforeId?: string | undefined;
  readonly only?: 'unread' | undefined;
}

/** The caller's threads in a workspace, the newest reply first. */
export async function listThreads(
  queries: Queries,
  { workspaceId, userId }: { workspaceId: WorkspaceId; userId: UserId },
  { beforeAt, beforeId, only }: ListQuery,
): Promise<ResultOf<typeof threadList>> {
  if (!(await isMemberOf(queries, workspaceId, userId))) throw new DomainError('not_found');
  const after =
    beforeAt === undefined || beforeId === undefined ? undefined : { at: beforeAt, rootId: beforeId };
  const asked = { userId, workspaceId, limit: limits.threadsPage + 1, isUnread: only === 'unread' };
  const found = await findListed(queries, asked, after);
  const roots = found.slice(0, limits.threadsPage);
  const newest = await findNewestOfEach(
    queries,
    roots.map(({ id: rootId, channelId }) => ({ channelId, rootId })),
  );
  return {
    threads: roots.map((root) => ({
      root: messageFromRow(root),
      replies: newest.filter((reply) => reply.threadRootId === root.id).map(messageFromRow),
    })),
    hasMore: found.length > roots.length,
  };
}
