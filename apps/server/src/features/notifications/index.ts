import type { NotificationSettings, UserId, WorkspaceId } from '@parley/protocol';
import type { CommandHandlers } from '../../platform/handlers.js';
import { type Queries, queriesOf } from '../../platform/queries.js';
import type { UnitOfWork } from '../../platform/unit-of-work.js';
import { findSettings } from './notifications.repository.js';
import { updateNotifications } from './notifications.service.js';

/** What somebody wants to be told of, for the snapshot of their stream. */
export interface NotificationReading {
  settings(
    queries: Queries,
    at: { readonly userId: UserId; readonly workspaceId: WorkspaceId },
  ): Promise<NotificationSettings>;
}

export interface NotificationSlice {
  readonly handlers: CommandHandlers<'notifications.update'>;
  readonly reading: NotificationReading;
}

/** Which messages people want to be told of; which those are is decided by `noticeReason` of the contract. */
export function createNotifications({ unitOfWork }: { readonly unitOfWork: UnitOfWork }): NotificationSlice {
  return {
    handlers: {
      'notifications.update': (payload, context) => {
        const { userId } = context.actor;
        return unitOfWork.runCommand(
          { ...context, type: 'notifications.update', payload },
          async (transaction) => ({ notifications: await updateNotifications(transaction, userId, payload) }),
          {
            // They may be long, and a repeat wants to know how they are now.
            keep: () => null,
            restore: async (_, { db }) => ({
              notifications: await findSettings(queriesOf(db), { ...payload, userId }),
            }),
          },
        );
      },
    },
    reading: { settings: findSettings },
  };
}
