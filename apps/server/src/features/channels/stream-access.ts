import {
  type ChannelId,
  channelStream,
  parseStreamName,
  type StreamName,
  type UserId,
} from '@parley/protocol';
import type { StreamAccess } from '../../platform/access.js';
import { gather } from '../../platform/gather.js';
import type { Queries } from '../../platform/queries.js';
import { canSee } from './channels.policy.js';
import { type AskedStream, findStreams } from './stream-access.repository.js';

interface Question {
  readonly userId: UserId;
  /** Of workspaces and channels. */
  readonly streams: readonly AskedStream[];
}

/**
 * A user stream is for that person alone; a workspace's for its members; a channel's for whoever may see it. Everybody
 * who asks at the same time shares a query: after a fault they all come back at once.
 */
export function createStreamAccess(queries: Queries): StreamAccess {
  const findAllowed = gather<Question, ReadonlySet<StreamName>>(async (questions) => {
    const asked = questions.flatMap(({ userId, streams }) => streams.map((one) => ({ ...one, userId })));
    const allowed = new Map<UserId, Set<StreamName>>();
    for (const { userId, stream, kind, role, isMember } of await findStreams(queries, asked)) {
      if (kind !== null && !canSee({ kind, role, isMember })) continue;
      const streams = allowed.get(userId);
      if (streams) streams.add(stream);
      else allowed.set(userId, new Set([stream]));
    }
    return ({ userId, streams }) =>
      new Set(streams.flatMap(({ stream }) => (allowed.get(userId)?.has(stream) ? [stream] : [])));
  });

  return {
    check: async ({ userId }, streams) => {
      const own = streams.filter((stream) => stream === `user:${userId}`);
      const others = streams.flatMap((stream): AskedStream[] => {
        const name = parseStreamName(stream);
        return name === undefined || name.kind === 'user' ? [] : [{ stream, kind: name.kind, id: name.id }];
      });
      if (others.length === 0) return new Set(own);
      return new Set([...own, ...(await findAllowed({ userId, streams: others }))]);
    },
  };
}

/** Those of the channels that the person may see. */
export async function visibleChannels(
  queries: Queries,
  { channelIds, userId }: { readonly channelIds: readonly ChannelId[]; readonly userId: UserId },
): Promise<ReadonlySet<ChannelId>> {
  const asked = [...new Set(channelIds)].map((id) => ({
    stream: channelStream(id),
    kind: 'channel' as const,
    id,
    userId,
  }));
  const rows = await findStreams(queries, asked);
  const allowed = new Set(
    rows.flatMap(({ stream, kind, role, isMember }) =>
      kind !== null && canSee({ kind, role, isMember }) ? [stream] : [],
    ),
  );
  return new Set(asked.flatMap(({ stream, id }) => (allowed.has(stream) ? [id] : [])));
}
