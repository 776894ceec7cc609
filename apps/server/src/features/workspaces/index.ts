import type { SignedIn, UserId } from '@parley/protocol';
import type { PresenceAccess, WhoIsThere } from '../../platform/access.js';
import type { Clock } from '../../platform/clock.js';
import type { CommandHandlers, EndpointHandler } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import type { Logger } from '../../platform/logger.js';
import type { Postgres } from '../../platform/postgres.js';
import type { UnitOfWork } from '../../platform/unit-of-work.js';
import type { Channels } from '../channels/index.js';
import type { CustomEmojiReading } from '../custom-emoji/index.js';
import type { Groups } from '../groups/index.js';
import type { LaterSlice } from '../later/index.js';
import type { Messages } from '../messages/index.js';
import type { NotificationReading } from '../notifications/index.js';
import type { PreferencesReading } from '../preferences/index.js';
import type { PreparedAccount, SessionDirectory, Sessions } from '../sessions/index.js';
import { foundingRoutes } from './founding.routes.js';
import { admitNew, type Founded, type FoundingParts, foundFirst } from './founding.service.js';
import { hereRoutes } from './here.routes.js';
import { createInviteCodes } from './invite-codes.js';
import { inviteRoutes } from './invites.routes.js';
import { snapshotRoutes } from './snapshots.routes.js';
import { type WorkspaceCommands, workspaceCommands } from './workspaces.commands.js';
import { findMembersAmong, findWorkspacesOf, hasWorkspace } from './workspaces.repository.js';
import type { Newcomer } from './workspaces.service.js';
import { workspaceFromRow } from './workspaces.wire.js';

export type { Founded } from './founding.service.js';
export type { Newcomer } from './workspaces.service.js';

export interface WorkspacesParts {
  readonly postgres: Postgres;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** Invite codes are derived with it. */
  readonly secretKey: string;
  readonly sessions: Pick<Sessions, 'accounts'>;
  readonly channels: Pick<Channels, 'reading' | 'changes'>;
  readonly groups: Pick<Groups, 'reading'>;
  readonly messages: Pick<Messages, 'send' | 'newestPage' | 'followed' | 'followedIn'>;
  readonly preferences: PreferencesReading;
  readonly later: Pick<LaterSlice, 'read'>;
  readonly notifications: NotificationReading;
  readonly customEmoji: CustomEmojiReading;
  readonly whoIsThere: WhoIsThere;
}

export interface Workspaces extends SessionDirectory, Pick<PresenceAccess, 'membersAmong'> {
  readonly handlers: CommandHandlers<WorkspaceCommands>;
  readonly endpoints: readonly EndpointHandler[];
  /** The first workspace of the server, silent and with a new account as its owner. */
  foundFirst(named: { name: string; slug: string }, owner: PreparedAccount): Promise<Founded>;
  /** Somebody with a new account comes to a workspace without an invite. */
  admitNew(account: PreparedAccount, newcomer: Omit<Newcomer, 'userId' | 'displayName'>): Promise<void>;
}

export function createWorkspaces(parts: WorkspacesParts): Workspaces {
  const { postgres, unitOfWork, ids, sessions } = parts;
  const { accounts } = sessions;
  const channels = parts.channels.changes;
  const codes = createInviteCodes(parts.secretKey);
  const founding: FoundingParts = { unitOfWork, ids, accounts, channels };
  let isKnownToBeSetUp = false;

  /** Never undone, so it is asked of the database until it is true once. */
  async function isSetUp(): Promise<boolean> {
    isKnownToBeSetUp ||= await hasWorkspace(postgres);
    return isKnownToBeSetUp;
  }

  async function workspacesOf(userId: UserId): Promise<SignedIn['workspaces']> {
    const rows = await findWorkspacesOf(postgres, userId);
    return rows.map((row) => ({ workspace: workspaceFromRow(row), role: row.role }));
  }

  return {
    handlers: workspaceCommands({ unitOfWork, ids, codes, channels }),
    endpoints: [
      ...foundingRoutes({ ...parts, ...founding, isSetUp }),
      ...inviteRoutes({ ...parts, accounts, channels, codes }),
      ...hereRoutes(parts),
      ...snapshotRoutes({
        ...parts,
        accounts,
        channels: parts.channels.reading,
        groups: parts.groups.reading,
        notifications: parts.notifications,
      }),
    ],
    isSetUp,
    workspacesOf,
    membersAmong: (workspaceId, userIds) => findMembersAmong(postgres, workspaceId, userIds),
    foundFirst: (named, owner) => foundFirst(founding, named, owner),
    admitNew: (account, newcomer) => admitNew(founding, account, newcomer),
  };
}
