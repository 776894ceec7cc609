import { type Channel, limits, type UserId, type Workspace } from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import type { Ids } from '../../platform/ids.js';
import { queriesOf } from '../../platform/queries.js';
import type { UnitOfWork } from '../../platform/unit-of-work.js';
import type { ChannelChanges } from '../channels/index.js';
import type { Accounts, PreparedAccount } from '../sessions/index.js';
import { countOwned, hasWorkspace, lockFounding, lockWorkspace } from './workspaces.repository.js';
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
    return foundWorkspace(transaction, { ids, channels }, { ...named, owner });
  });
}

/** Another workspace, owned by somebody who has an account. @throws DomainError `limit_reached`, `slug_taken`. */
export function foundAnother(
  { unitOfWork, ids, channels }: FoundingParts,
  named: Named,
  owner: { readonly id: UserId; readonly name: string },
): Promise<Founded> {
  return unitOfWork.run(async (transaction) => {
    await lockFounding(transaction.db);
    if ((await countOwned(transaction.db, owner.id)) >= limits.workspacesPerOwner)
      throw new DomainError('limit_reached', { limit: 'workspacesPerOwner' });
    return foundWorkspace(transaction, { ids, channels }, { ...named, owner });
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
