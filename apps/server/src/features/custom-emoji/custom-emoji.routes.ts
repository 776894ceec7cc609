import { emojiAdd, emojiImage } from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import { type EndpointHandler, handleEndpoint, requireActor } from '../../platform/handlers.js';
import type { Queries } from '../../platform/queries.js';
import { findImage } from './custom-emoji.repository.js';
import type { AddEmoji } from './custom-emoji.service.js';

export function customEmojiRoutes(postgres: Queries, add: AddEmoji): EndpointHandler[] {
  return [
    handleEndpoint(emojiAdd, async ({ params: { workspaceId }, body, actor }) => {
      const { commandId, name } = body;
      const image = Buffer.from(body.image, 'base64');
      const context = { actor: requireActor(actor), commandId };
      return { result: { emoji: await add({ workspaceId, name, image }, context) } };
    }),
    handleEndpoint(emojiImage, async ({ params, actor }) => {
      const { userId } = requireActor(actor);
      const found = await findImage(postgres, { ...params, userId });
      if (!found) throw new DomainError('not_found');
      return { result: undefined, file: { bytes: found.image, mediaType: found.mediaType } };
    }),
  ];
}
