import { type Message, threadList, threadReplies } from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import { type EndpointHandler, handleEndpoint, requireActor } from '../../platform/handlers.js';
import type { Queries } from '../../platform/queries.js';
import type { ChannelReading } from '../channels/index.js';
import { asSeenBy } from './as-seen-by.js';
import { findByIds } from './messages.repository.js';
import { listThreads, readThread } from './threads.reading.js';

export function threadRoutes(queries: Queries, channels: ChannelReading): EndpointHandler[] {
  return [
    handleEndpoint(threadReplies, async ({ params: { rootId }, query, actor }) => {
      const { userId } = requireActor(actor);
      const [known] = await findByIds(queries, [rootId]);
      if (!known) throw new DomainError('not_found');
      const { head } = await channels.view(queries, { channelId: known.channelId, userId });
      if (known.threadRootId !== null) throw new DomainError('thread_nested');
      const page = await readThread(queries, known, { ...query, head });
      const [root, ...messages] = await asSeenBy(queries, [page.root, ...page.messages], userId);
      return { result: { ...page, root: root ?? page.root, messages } };
    }),
    handleEndpoint(threadList, async ({ params: { workspaceId }, query, actor }) => {
      const { userId } = requireActor(actor);
      const list = await listThreads(queries, { workspaceId, userId }, query);
      const told = list.threads.flatMap(({ root, replies }) => [root, ...replies]);
      const seen = new Map((await asSeenBy(queries, told, userId)).map((message) => [message.id, message]));
      const mine = (message: Message) => seen.get(message.id) ?? message;
      const threads = list.threads.map(({ root, replies }) => ({
        root: mine(root),
        replies: replies.map(mine),
      }));
      return { result: { ...list, threads } };
    }),
  ];
}
