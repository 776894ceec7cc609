import type { Channel, CommandType } from '@parley/protocol';
import type { CommandContext, CommandHandlers } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import type { Transaction, UnitOfWork } from '../../platform/unit-of-work.js';
import { createChannel, openDirect, renameChannel, setArchived, setTopic } from './channels.service.js';
import { markRead, markUnread } from './markers.service.js';
import { addMembers, joinChannel, leaveChannel, removeMember } from './memberships.service.js';

export type ChannelCommands = Extract<CommandType, `channel.${string}`>;

export function channelCommands(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly ids: Ids;
}): CommandHandlers<ChannelCommands> {
  const { unitOfWork, ids } = parts;

  /** Runs the work once per command id, for the person who sent it. */
  function once<P extends object, T>(
    type: ChannelCommands,
    work: (transaction: Transaction, caller: P & { userId: string }) => Promise<T>,
  ) {
    return (payload: P, context: CommandContext) =>
      unitOfWork.runCommand({ ...context, type, payload }, (transaction) =>
        work(transaction, { ...payload, userId: context.actor.userId }),
      );
  }
  const withChannel = async (channel: Promise<Channel>) => ({ channel: await channel });
  const withNothing = async (done: Promise<void>) => {
    await done;
    return {};
  };

  return {
    'channel.create': once('channel.create', (transaction, request) =>
      withChannel(createChannel(transaction, ids, request)),
    ),
    'channel.openDirect': once('channel.openDirect', (transaction, request) =>
      withChannel(openDirect(transaction, ids, request)),
    ),
    'channel.join': once('channel.join', (transaction, at) => withChannel(joinChannel(transaction, at))),
    'channel.leave': once('channel.leave', (transaction, at) => withNothing(leaveChannel(transaction, at))),
    'channel.addMembers': once('channel.addMembers', (transaction, at) =>
      withNothing(addMembers(transaction, at)),
    ),
    'channel.removeMember': once('channel.removeMember', (transaction, at) =>
      withNothing(removeMember(transaction, at)),
    ),
    'channel.rename': once('channel.rename', (transaction, at) =>
      withChannel(renameChannel(transaction, at)),
    ),
    'channel.setTopic': once('channel.setTopic', (transaction, at) => withChannel(setTopic(transaction, at))),
    'channel.archive': once('channel.archive', (transaction, at) =>
      withChannel(setArchived(transaction, { ...at, archived: true })),
    ),
    'channel.unarchive': once('channel.unarchive', (transaction, at) =>
      withChannel(setArchived(transaction, { ...at, archived: false })),
    ),
    // Repeating it changes nothing by itself, so it needs no receipt; it is by far the most frequent of these.
    'channel.markRead': (payload, { actor }) =>
      unitOfWork.run((transaction) => markRead(transaction, { ...payload, userId: actor.userId })),
    'channel.markUnread': once('channel.markUnread', (transaction, at) => markUnread(transaction, at)),
  };
}
