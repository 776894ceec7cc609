import { channelStream, messageFind } from '@parley/protocol';
import type { StreamAccess } from '../../platform/access.js';
import { type EndpointHandler, handleEndpoint, requireActor } from '../../platform/handlers.js';
import type { Queries } from '../../platform/queries.js';
import type { Messages } from '../messages/index.js';

export function laterRoutes(parts: {
  readonly postgres: Queries;
  readonly access: StreamAccess;
  readonly messages: Pick<Messages, 'find'>;
}): EndpointHandler[] {
  const { postgres, access, messages } = parts;
  return [
    handleEndpoint(messageFind, async ({ query: { ids }, actor }) => {
      const reader = requireActor(actor);
      const found = await messages.find(postgres, [...new Set(ids.split(','))]);
      const streams = [...new Set(found.map((message) => channelStream(message.channelId)))];
      const readable = await access.check(reader, streams);
      return {
        result: { messages: found.filter((message) => readable.has(channelStream(message.channelId))) },
      };
    }),
  ];
}
