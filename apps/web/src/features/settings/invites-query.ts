import { inviteList, type WorkspaceId } from '@parley/protocol';
import { queryOptions } from '@tanstack/react-query';
import { call, resultOf } from '../../client.js';

export const invitesKey = (workspaceId: WorkspaceId) => ['invites', workspaceId] as const;

export const invitesQuery = (workspaceId: WorkspaceId) =>
  queryOptions({
    queryKey: invitesKey(workspaceId),
    enabled: workspaceId !== '',
    queryFn: async () => resultOf(await call(inviteList, { params: { workspaceId } })).invites,
  });
