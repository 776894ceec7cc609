import { messageHistory } from '@parley/protocol';
import { type EndpointHandler, handleEndpoint, requireActor } from '../../platform/handlers.js';
import type { Queries } from '../../platform/queries.js';
import type { ChannelReading } from '../channels/index.js';
import { readPage } from './messages.history.js';

export function messageRoutes(queries: Queries, channels: ChannelReading): EndpointHandler[] {
  return [
    handleEndpoint(messageHistory, async ({ params: { channelId }, query, actor }) => {
      const { head } = await channels.view(queries, { channelId, userId: requireActor(actor).userId });
      return { result: await readPage(queries, channelId, { ...query, head }) };
    }),
  ];
}
