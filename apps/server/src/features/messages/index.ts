import type { ChannelId, Message, MessageId, MessagePage, UserId, WorkspaceId } from '@parley/protocol';
import type { EventHydrators } from '../../platform/access.js';
import type { CommandHandlers, EndpointHandler } from '../../platform/handlers.js';
import type { Postgres } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';
import type { CustomEmojiReading } from '../custom-emoji/index.js';
import { asSeenBy } from './as-seen-by.js';
import { type FollowedThread, findFollowed, findFollowedIn } from './followed-threads.repository.js';
import { type MessageCommands, messageCommands } from './messages.commands.js';
import { newestPage, readPage } from './messages.history.js';
import { createReplying } from './messages.replying.js';
import { findByIds } from './messages.repository.js';
import { messageRoutes } from './messages.routes.js';
import { createSending, type SendingParts, type SendRequest, type Sent } from './messages.sending.js';
import { messageFromRow } from './messages.wire.js';
import { threadRoutes } from './threads.routes.js';

export interface Messages {
  readonly handlers: CommandHandlers<MessageCommands>;
  readonly endpoints: readonly EndpointHandler[];
  /** The log keeps the ids of messages only; their payload is what the message is now. */
  readonly hydrators: EventHydrators;
  /** Writes a message as somebody who belongs to the channel. */
  send(request: SendRequest, authorId: UserId): Promise<Sent>;
  /** Those of the messages that exist, whoever may read them. */
  find(queries: Queries, ids: readonly MessageId[]): Promise<Message[]>;
  /** The newest messages as the person sees them; `head` as of the same snapshot. */
  newestPage(
    queries: Queries,
    channelId: ChannelId,
    as: { readonly head: number; readonly userId: UserId },
  ): Promise<MessagePage>;
  /** The threads a person follows, with what is unread in them: of a workspace, or of one of its channels. */
  followed(queries: Queries, userId: UserId, workspaceId: WorkspaceId): Promise<FollowedThread[]>;
  followedIn(queries: Queries, userId: UserId, at: { channelId: ChannelId }): Promise<FollowedThread[]>;
}

export function createMessages(
  parts: SendingParts & { readonly postgres: Postgres; readonly customEmoji: CustomEmojiReading },
): Messages {
  const { postgres, channels } = parts;
  const sending = createSending(parts);
  const replying = createReplying(parts);
  const send: Messages['send'] = ({ threadRootId, ...request }, authorId) =>
    threadRootId === undefined
      ? sending.send(request, authorId)
      : replying.send({ ...request, threadRootId }, authorId);
  const hydrate = async (references: readonly string[]) => {
    const rows = await findByIds(postgres, references);
    return new Map(rows.map((row) => [row.id, { message: messageFromRow(row) }]));
  };
  return {
    handlers: messageCommands({ ...parts, send }),
    endpoints: [...messageRoutes(postgres, channels), ...threadRoutes(postgres, channels)],
    hydrators: {
      'message.created': hydrate,
      'message.edited': hydrate,
      'message.deleted': hydrate,
      'message.reacted': hydrate,
      'message.pinned': hydrate,
      'thread.updated': hydrate,
      'poll.updated': hydrate,
      'checklist.updated': hydrate,
    },
    find: async (queries, ids) => (await findByIds(queries, ids)).map(messageFromRow),
    newestPage: async (queries, channelId, { head, userId }) => {
      const page = await readPage(queries, channelId, { ...newestPage, head });
      return { ...page, messages: await asSeenBy(queries, page.messages, userId) };
    },
    send,
    followed: findFollowed,
    followedIn: findFollowedIn,
  };
}
