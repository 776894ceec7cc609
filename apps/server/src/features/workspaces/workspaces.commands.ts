import type { CommandType, Invite } from '@parley/protocol';
import type { CommandHandlers } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unit-of-work.js';
import type { ChannelChanges } from '../channels/index.js';
import type { InviteCodes } from './invite-codes.js';
import { createInvite, revokeInvite } from './invites.service.js';
import { setMessageRules } from './message-rules.service.js';
import { setQuiet, setStatus, updateProfile } from './profiles.service.js';
import { removeMember } from './workspaces.service.js';

export type WorkspaceCommands = Extract<
  CommandType,
  `member.${string}` | `invite.${string}` | `workspace.${string}`
>;

export function workspaceCommands(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly ids: Ids;
  readonly codes: InviteCodes;
  readonly channels: ChannelChanges;
}): CommandHandlers<WorkspaceCommands> {
  const { unitOfWork, codes, channels } = parts;
  // The receipt keeps the invite without its code, which can be derived again.
  const withCode = (invite: Invite) => ({ invite, code: codes.codeOf(invite.id) });

  return {
    'member.updateProfile': (payload, context) =>
      unitOfWork.runCommand({ ...context, type: 'member.updateProfile', payload }, async (transaction) => ({
        member: await updateProfile(transaction, { ...payload, userId: context.actor.userId }),
      })),
    'member.setStatus': (payload, context) =>
      unitOfWork.runCommand({ ...context, type: 'member.setStatus', payload }, async (transaction) => ({
        member: await setStatus(transaction, { ...payload, userId: context.actor.userId }),
      })),
    'member.setQuiet': (payload, context) =>
      unitOfWork.runCommand({ ...context, type: 'member.setQuiet', payload }, async (transaction) => ({
        member: await setQuiet(transaction, { ...payload, userId: context.actor.userId }),
      })),
    'member.remove': (payload, context) =>
      unitOfWork.runCommand({ ...context, type: 'member.remove', payload }, async (transaction) => ({
        member: await removeMember(transaction, channels, { ...payload, userId: context.actor.userId }),
      })),
    'workspace.setMessageRules': (payload, context) =>
      unitOfWork.runCommand(
        { ...context, type: 'workspace.setMessageRules', payload },
        async (transaction) => ({
          workspaceId: payload.workspaceId,
          messageRules: await setMessageRules(transaction, { ...payload, userId: context.actor.userId }),
        }),
      ),
    'invite.create': (payload, context) =>
      unitOfWork.runCommand(
        { ...context, type: 'invite.create', payload },
        async (transaction) =>
          withCode(await createInvite(transaction, parts, { ...payload, userId: context.actor.userId })),
        { keep: ({ invite }) => invite, restore: async (invite) => withCode(invite as Invite) },
      ),
    'invite.revoke': (payload, context) =>
      unitOfWork.runCommand({ ...context, type: 'invite.revoke', payload }, async (transaction) => ({
        invite: await revokeInvite(transaction, { ...payload, userId: context.actor.userId }),
      })),
  };
}
