import { setup, workspaceCreate } from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import { type EndpointHandler, handleEndpoint, requireActor } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import type { Logger } from '../../platform/logger.js';
import type { Postgres } from '../../platform/postgres.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction, UnitOfWork } from '../../platform/unit-of-work.js';
import type { ChannelChanges } from '../channels/index.js';
import type { Messages } from '../messages/index.js';
import type { Accounts } from '../sessions/index.js';
import { welcomeMessages } from './welcome-messages.js';
import { hasWorkspace, lockFounding } from './workspaces.repository.js';
import { type Founding, foundWorkspace } from './workspaces.service.js';

export interface FoundingParts {
  readonly postgres: Postgres;
  readonly unitOfWork: UnitOfWork;
  readonly ids: Ids;
  readonly log: Logger;
  readonly accounts: Accounts;
  readonly channels: ChannelChanges;
  readonly messages: Pick<Messages, 'send'>;
  readonly isSetUp: () => Promise<boolean>;
}

/** What the first workspace is called by whoever does not name it. */
const unnamed = 'Our team';

export function foundingRoutes(parts: FoundingParts): EndpointHandler[] {
  const { postgres, unitOfWork, ids, log, accounts, channels, messages, isSetUp } = parts;

  /** Makes a workspace that greets its owner; `before` runs in the same transaction. */
  async function found(founding: Founding, before?: (transaction: Transaction) => Promise<void>) {
    const { workspace, channel } = await unitOfWork.run(async (transaction) => {
      await before?.(transaction);
      return foundWorkspace(transaction, { ids, channels }, founding);
    });
    try {
      const { id: channelId } = channel;
      await Promise.all(
        welcomeMessages.map((text) =>
          messages.send({ channelId, clientMessageId: ids.next(), text }, founding.owner.id),
        ),
      );
    } catch (error) {
      // The workspace stands; it must not look as if it did not because nothing greets its owner.
      log.warn({ err: error }, 'A new workspace has no welcome messages');
    }
    return workspace;
  }

  return [
    handleEndpoint(setup, async ({ body, headers, address }) => {
      if (await isSetUp()) throw new DomainError('setup_done');
      const owner = await accounts.prepare(body.account);
      const { slug } = await found({ name: body.workspaceName ?? unnamed, owner }, async (transaction) => {
        await lockFounding(transaction.db);
        if (await hasWorkspace(queriesOf(transaction.db))) throw new DomainError('setup_done');
        await accounts.create(transaction, owner);
      });
      const { session, setCookies } = await accounts.signIn(body.account, { headers, address });
      return { result: { session, workspaceSlug: slug }, setCookies };
    }),
    handleEndpoint(workspaceCreate, async ({ body, actor }) => {
      const { userId } = requireActor(actor);
      const owner = await accounts.find(postgres, userId);
      if (!owner) throw new DomainError('unauthenticated');
      return { result: { workspace: await found({ ...body, owner }) } };
    }),
  ];
}
