import { presenceHere, type WorkspaceId } from '@parley/protocol';
import type { WhoIsThere } from '../../platform/access.js';
import { DomainError } from '../../platform/domain-error.js';
import { gather } from '../../platform/gather.js';
import { type EndpointHandler, handleEndpoint, requireActor } from '../../platform/handlers.js';
import type { Queries } from '../../platform/queries.js';
import { findAsMember, findMemberIds } from './workspaces.repository.js';

export interface HereRouteParts {
  readonly postgres: Queries;
  readonly whoIsThere: WhoIsThere;
}

/** Ten thousand people are a few dozen milliseconds of the store's, so whoever asks at the same time asks together. */
export function hereRoutes({ postgres, whoIsThere }: HereRouteParts): EndpointHandler[] {
  const here = gather(async (workspaceIds: readonly WorkspaceId[]) => {
    const found = new Map<WorkspaceId, Awaited<ReturnType<WhoIsThere>>>();
    for (const workspaceId of new Set(workspaceIds))
      found.set(workspaceId, await whoIsThere(await findMemberIds(postgres, workspaceId)));
    return (workspaceId: WorkspaceId) => found.get(workspaceId) ?? null;
  });
  return [
    handleEndpoint(presenceHere, async ({ params: { workspaceId }, actor }) => {
      const { userId } = requireActor(actor);
      if (!(await findAsMember(postgres, { id: workspaceId }, userId))) throw new DomainError('not_found');
      const there = await here(workspaceId);
      if (!there) throw new DomainError('unavailable');
      const those = (how: 'online' | 'away') => [...there].filter(([, is]) => is === how).map(([id]) => id);
      return { result: { online: those('online'), away: those('away') } };
    }),
  ];
}
