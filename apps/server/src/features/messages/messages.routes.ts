import { channelPins, limits, messageHistory, messageListed, messageReactors } from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import { type EndpointHandler, handleEndpoint, requireActor } from '../../platform/handlers.js';
import type { Queries } from '../../platform/queries.js';
import type { ChannelReading } from '../channels/index.js';
import { readPage } from './messages.history.js';
import { findByIds, findListed } from './messages.repository.js';
import { messageFromRow } from './messages.wire.js';
import { findPins } from './pins.repository.js';
import { findReactors } from './reactions.repository.js';

export function messageRoutes(queries: Queries, channels: ChannelReading): EndpointHandler[] {
  return [
    handleEndpoint(messageHistory, async ({ params: { channelId }, query, actor }) => {
      const { head } = await channels.view(queries, { channelId, userId: requireActor(actor).userId });
      return { result: await readPage(queries, channelId, { ...query, head }) };
    }),
    handleEndpoint(messageReactors, async ({ params: { messageId }, query, actor }) => {
      const { userId } = requireActor(actor);
      const [message] = await findByIds(queries, [messageId]);
      if (!message) throw new DomainError('not_found');
      await channels.view(queries, { channelId: message.channelId, userId });
      const { emoji, after = 0 } = query;
      const found = await findReactors(queries, { messageId, emoji, after, limit: limits.listPage + 1 });
      const page = found.slice(0, limits.listPage);
      const next = found.length > page.length ? Number(page.at(-1)?.sequence) : null;
      return { result: { userIds: page.map((one) => one.userId), next } };
    }),
    handleEndpoint(channelPins, async ({ params: { channelId }, query, actor }) => {
      await channels.view(queries, { channelId, userId: requireActor(actor).userId });
      const { before = Number.MAX_SAFE_INTEGER } = query;
      const limit = limits.historyPageMessages;
      const found = await findPins(queries, { channelId, before, limit: limit + 1 });
      const messages = found.slice(0, limit).map(messageFromRow);
      const next = found.length > limit ? (messages.at(-1)?.sequence ?? null) : null;
      return { result: { messages, next } };
    }),
    handleEndpoint(messageListed, async ({ params: { channelId }, query, actor }) => {
      await channels.view(queries, { channelId, userId: requireActor(actor).userId });
      const rows = await findListed(queries, channelId, query.sequences.split(',').map(Number));
      return { result: { messages: rows.map(messageFromRow) } };
    }),
  ];
}
