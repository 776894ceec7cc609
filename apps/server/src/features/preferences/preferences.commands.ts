import type { CommandType } from '@parley/protocol';
import type { CommandHandlers } from '../../platform/handlers.js';
import { queriesOf } from '../../platform/queries.js';
import type { UnitOfWork } from '../../platform/unit-of-work.js';
import { findPreferences, findSidebar } from './preferences.repository.js';
import { updatePreferences, updateSidebar } from './preferences.service.js';

export type PreferencesCommands = Extract<CommandType, `preferences.${string}` | `sidebar.${string}`>;

export function preferencesCommands({
  unitOfWork,
}: {
  readonly unitOfWork: UnitOfWork;
}): CommandHandlers<PreferencesCommands> {
  return {
    'preferences.update': (payload, context) => {
      const { userId } = context.actor;
      return unitOfWork.runCommand(
        { ...context, type: 'preferences.update', payload },
        async (transaction) => ({ preferences: await updatePreferences(transaction, userId, payload) }),
        {
          keep: () => null,
          restore: async (_, { db }) => ({ preferences: await findPreferences(queriesOf(db), userId) }),
        },
      );
    },
    // A layout may be large, and a repeat wants to know how it is now: the receipt does not keep it.
    'sidebar.update': (payload, context) => {
      const { userId } = context.actor;
      const { workspaceId } = payload;
      return unitOfWork.runCommand(
        { ...context, type: 'sidebar.update', payload },
        async (transaction) => ({ sidebar: await updateSidebar(transaction, userId, payload) }),
        {
          keep: () => null,
          restore: async (_, { db }) => ({
            sidebar: await findSidebar(queriesOf(db), { userId, workspaceId }),
          }),
        },
      );
    },
  };
}
