import { type Channel, limits, type UserId, type Workspace, workspaceCreate } from '@parley/protocol';
import { lockWorkspace } from '../../platform/belonging.js';
import { DomainError } from '../../platform/domain-error.js';
import type { CommandContext } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import { queriesOf } from '../../platform/queries.js';
import type { UnitOfWork } from '../../platform/unit-of-work.js';
import type { ChannelChanges } from '../channels/index.js';
import type { Accounts, PreparedAccount } from '../sessions/index.js';
import { welcomeCount } from './welcome-messages.js';
import { countOwned, hasWorkspace, lockFounding } from './workspaces.repository.js';
import { admit, foundWorkspace, type Newcomer } from './workspaces.service.js';

export interface FoundingParts {
  readonly unitOfWork: UnitOfWork;
  readonly ids: Ids;
  readonly accounts: Accounts;
  readonly channels: ChannelChanges;
}

export interface Founded {
  readonly workspace: Workspace;
  /** Its first channel, #general. */
  readonly channel: Channel;
  /** Ids of what is said there first, so that it is said once however often the answer is asked for. */
  readonly welcomeIds: readonly string[];
}

interface Named {
  readonly name: string;
  readonly slug?: string | undefined;
}

/** The first workspace of the server, with a new account that owns it. @throws DomainError `setup_done`. */
export function foundFirst(
  { unitOfWork, ids, accounts, channels }: FoundingParts,
  named: Named,
  owner: PreparedAccount,
): Promise<Founded> {
  return unitOfWork.run(async (transaction) => {
    await lockFounding(transaction.db);
    if (await hasWorkspace(queriesOf(transaction.db))) throw new DomainError('setup_done');
    await accounts.create(transaction, owner);
    const founded = await foundWorkspace(transaction, { ids, channels }, { ...named, owner });
    return { ...founded, welcomeIds: Array.from({ length: welcomeCount }, () => ids.next()) };
  });
}

/**
 * Another workspace, owned by somebody who has an account; asked for again with the same id, the first one.
 * @throws DomainError `limit_reached`, `slug_taken`, `idempotency_conflict`.
 */
export function foundAnother(
  { unitOfWork, ids, channels }: FoundingParts,
  { actor, commandId, ...named }: Named & CommandContext,
  owner: { readonly id: UserId; readonly name: string },
): Promise<Founded> {
  const command = { actor, commandId, type: workspaceCreate.name, payload: named };
  return unitOfWork.runCommand(command, async (transaction) => {
    await lockFounding(transaction.db);
    if ((await countOwned(transaction.db, owner.id)) >= limits.workspacesPerOwner)
      throw new DomainError('limit_reached', { limit: 'workspacesPerOwner' });
    const founded = await foundWorkspace(transaction, { ids, channels }, { ...named, owner });
    return { ...founded, welcomeIds: Array.from({ length: welcomeCount }, () => ids.next()) };
  });
}

/** Somebody new on the server comes to a workspace without an invite. */
export function admitNew(
  { unitOfWork, accounts, channels }: FoundingParts,
  account: PreparedAccount,
  newcomer: Omit<Newcomer, 'userId' | 'displayName'>,
): Promise<void> {
  return unitOfWork.run(async (transaction) => {
    await lockWorkspace(transaction.db, newcomer.workspaceId);
    await accounts.create(transaction, account);
    await admit(transaction, channels, { ...newcomer, userId: account.id, displayName: account.name });
  });
}
