import type { Channel, ChannelId, Membership, ReadState, UserId, WorkspaceId } from '@parley/protocol';
import type { PresenceAccess, StreamAccess } from '../../platform/access.js';
import type { Change } from '../../platform/change.js';
import type { CommandHandlers, EndpointHandler } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import { permit } from '../../platform/permit.js';
import type { Postgres } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';
import type { Transaction, UnitOfWork } from '../../platform/unit-of-work.js';
import { type ChannelCommands, channelCommands } from './channels.commands.js';
import { mayType } from './channels.policy.js';
import type { ChannelAtHead } from './channels.repository.js';
import { channelRoutes, viewChannel } from './channels.routes.js';
import { findMemberPage } from './members.repository.js';
import { planEntering, planFirstChannel, planLeavingAll } from './memberships.service.js';
import { findMemberships, findPublicChannels, findReadState } from './sidebar.repository.js';
import { createStreamAccess, visibleChannels } from './stream-access.js';

export type { ChannelAtHead } from './channels.repository.js';

/** Reads for other slices, on whatever they read from: the pool, a snapshot, their transaction. */
export interface ChannelReading {
  /** @throws DomainError `not_found` for channels the person may not see, as for those that do not exist. */
  view(queries: Queries, at: { channelId: ChannelId; userId: UserId }): Promise<ChannelAtHead>;
  /** Those of the channels that the person may see; one query. */
  visible(
    queries: Queries,
    asked: { readonly channelIds: readonly ChannelId[]; readonly userId: UserId },
  ): Promise<ReadonlySet<ChannelId>>;
  readState(queries: Queries, channelId: ChannelId, userId: UserId): Promise<ReadState | null>;
  memberships(queries: Queries, userId: UserId, workspaceId: WorkspaceId): Promise<Membership[]>;
  publicChannels(queries: Queries, workspaceId: WorkspaceId): Promise<Channel[]>;
  /** So many of the people who belong to the channel, by id. */
  people(queries: Queries, channelId: ChannelId, most: number): Promise<UserId[]>;
}

interface Person {
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
}

/** What coming to a workspace and leaving it means for its channels, as parts of the caller's transaction. */
export interface ChannelChanges {
  first(transaction: Transaction, person: Person): Promise<{ channel: Channel; changes: readonly Change[] }>;
  /** `isBack`: they belonged to it before. */
  entering(
    transaction: Transaction,
    person: Person & { readonly isBack: boolean },
  ): Promise<readonly Change[]>;
  leavingAll(transaction: Transaction, person: Person & { readonly removedBy: UserId }): Promise<Change>;
}

export interface Channels {
  readonly handlers: CommandHandlers<ChannelCommands>;
  readonly endpoints: readonly EndpointHandler[];
  readonly access: StreamAccess & Pick<PresenceAccess, 'permitTyping'>;
  readonly reading: ChannelReading;
  readonly changes: ChannelChanges;
}

export function createChannels(parts: {
  readonly postgres: Postgres;
  readonly unitOfWork: UnitOfWork;
  readonly ids: Ids;
}): Channels {
  const { postgres, ids } = parts;
  const access = createStreamAccess(postgres);
  return {
    handlers: channelCommands(parts),
    endpoints: channelRoutes({ queries: postgres, access }),
    access: {
      ...access,
      permitTyping: async ({ userId }, channelId) =>
        permit(mayType(await viewChannel(postgres, { channelId, userId }))),
    },
    reading: {
      view: viewChannel,
      visible: visibleChannels,
      readState: findReadState,
      memberships: findMemberships,
      publicChannels: findPublicChannels,
      people: (queries, channelId, most) =>
        findMemberPage(queries, { channelId, after: undefined, limit: most }),
    },
    changes: {
      first: (transaction, person) => planFirstChannel(transaction, ids, person),
      entering: planEntering,
      leavingAll: planLeavingAll,
    },
  };
}
