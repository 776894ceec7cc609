import type { ChannelId, Group, GroupId, UserId, WorkspaceId } from '@parley/protocol';
import type { CommandHandlers } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import type { Queries } from '../../platform/queries.js';
import type { UnitOfWork } from '../../platform/unit-of-work.js';
import { type GroupCommands, groupCommands } from './groups.commands.js';
import { findGroups, findPeople } from './groups.repository.js';
import { groupFromRow } from './groups.wire.js';

/** Reads for other slices, on whatever they read from: the pool, a snapshot, their transaction. */
export interface GroupReading {
  /** Deleted ones included. */
  groups(queries: Queries, workspaceId: WorkspaceId): Promise<Group[]>;
  /** The people of these groups who belong to the channel; groups of another workspace have none there. */
  people(queries: Queries, groupIds: readonly GroupId[], channelId: ChannelId): Promise<UserId[]>;
}

export interface Groups {
  readonly handlers: CommandHandlers<GroupCommands>;
  readonly reading: GroupReading;
}

export function createGroups(parts: { readonly unitOfWork: UnitOfWork; readonly ids: Ids }): Groups {
  return {
    handlers: groupCommands(parts),
    reading: {
      groups: async (queries, workspaceId) => (await findGroups(queries, workspaceId)).map(groupFromRow),
      people: findPeople,
    },
  };
}
