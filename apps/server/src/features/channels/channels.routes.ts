import { channelDirectory, channelMembers, limits, workspaceStream } from '@parley/protocol';
import type { StreamAccess } from '../../platform/access.js';
import { DomainError } from '../../platform/domain-error.js';
import { type EndpointHandler, handleEndpoint, requireActor } from '../../platform/handlers.js';
import { permit } from '../../platform/permit.js';
import type { Queries } from '../../platform/queries.js';
import { maySee } from './channels.policy.js';
import { type ChannelAtHead, findView } from './channels.repository.js';
import { channelFromRow, timestampOf } from './channels.wire.js';
import { findDirectoryPage } from './directory.repository.js';
import { countMembers, findMemberPage } from './members.repository.js';

/** @throws DomainError `not_found` for channels the person may not see, as for those that do not exist. */
export async function viewChannel(
  queries: Queries,
  at: { channelId: string; userId: string },
): Promise<ChannelAtHead> {
  const view = await findView(queries, at);
  if (!view) throw new DomainError('not_found');
  permit(maySee(view));
  return view;
}

export function channelRoutes(parts: {
  readonly queries: Queries;
  readonly access: StreamAccess;
}): EndpointHandler[] {
  const { queries, access } = parts;
  return [
    handleEndpoint(channelMembers, async ({ params: { channelId }, query: { after, limit }, actor }) => {
      // The head comes first: what is listed is never older than what it promises.
      const { head } = await viewChannel(queries, { channelId, userId: requireActor(actor).userId });
      const found = await findMemberPage(queries, { channelId, after, limit: limit + 1 });
      const memberIds = found.slice(0, limit);
      const next = found.length > limit ? (memberIds.at(-1) ?? null) : null;
      return { result: { memberIds, memberCount: await countMembers(queries, channelId), next, head } };
    }),
    handleEndpoint(channelDirectory, async ({ params: { workspaceId }, query, actor }) => {
      const caller = requireActor(actor);
      const stream = workspaceStream(workspaceId);
      if (!(await access.check(caller, [stream])).has(stream)) throw new DomainError('not_found');
      const rows = await findDirectoryPage(queries, {
        workspaceId,
        userId: caller.userId,
        search: query.search?.toLowerCase(),
        archived: query.archived,
        sort: query.sort,
        after: query.after,
        limit: limits.listPage + 1,
      });
      const channels = rows.slice(0, limits.listPage).map((row) => ({
        channel: channelFromRow(row),
        memberCount: row.memberCount,
        isMember: row.isMember,
        lastMessageAt: timestampOf(row.lastMessageAt),
      }));
      const next = rows.length > limits.listPage ? (channels.at(-1)?.channel.id ?? null) : null;
      return { result: { channels, next } };
    }),
  ];
}
