import type { CommandType, Group } from '@parley/protocol';
import type { CommandContext, CommandHandlers } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import type { Transaction, UnitOfWork } from '../../platform/unit-of-work.js';
import { addPeople, createGroup, deleteGroup, removePerson, renameGroup } from './groups.service.js';

export type GroupCommands = Extract<CommandType, `group.${string}`>;

export function groupCommands(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly ids: Ids;
}): CommandHandlers<GroupCommands> {
  const { unitOfWork, ids } = parts;

  function once<P extends object>(
    type: GroupCommands,
    work: (transaction: Transaction, caller: P & { userId: string }) => Promise<Group>,
  ) {
    return (payload: P, context: CommandContext) =>
      unitOfWork.runCommand({ ...context, type, payload }, async (transaction) => ({
        group: await work(transaction, { ...payload, userId: context.actor.userId }),
      }));
  }

  return {
    'group.create': once('group.create', (transaction, request) => createGroup(transaction, ids, request)),
    'group.rename': once('group.rename', (transaction, caller) => renameGroup(transaction, caller)),
    'group.addMembers': once('group.addMembers', (transaction, caller) => addPeople(transaction, caller)),
    'group.removeMember': once('group.removeMember', (transaction, caller) =>
      removePerson(transaction, caller),
    ),
    'group.delete': once('group.delete', (transaction, caller) => deleteGroup(transaction, caller)),
  };
}
