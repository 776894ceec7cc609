import { parseStreamName, type StreamName } from '@parley/protocol';
import type { StreamAccess } from '../../platform/access.js';
import type { Queries } from '../../platform/queries.js';
import { canSee } from './channels.policy.js';
import { findStreams } from './stream-access.repository.js';

/** A user stream is for that person alone; a workspace's for its members; a channel's for whoever may see it. */
export function createStreamAccess(queries: Queries): StreamAccess {
  return {
    check: async ({ userId }, streams) => {
      const idsOf = (kind: string) =>
        streams.map(parseStreamName).flatMap((name) => (name?.kind === kind ? [name.id] : []));
      const allowed = new Set<StreamName>(streams.filter((stream) => stream === `user:${userId}`));
      const asked = { workspaceIds: idsOf('workspace'), channelIds: idsOf('channel') };
      if (asked.workspaceIds.length + asked.channelIds.length === 0) return allowed;
      for (const { stream, kind, role, isMember } of await findStreams(queries, userId, asked))
        if (kind === null || canSee({ kind, role, isMember })) allowed.add(stream);
      return allowed;
    },
  };
}
