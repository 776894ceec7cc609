import type { CommandType, CustomEmoji, WorkspaceId } from '@parley/protocol';
import type { CommandHandlers, EndpointHandler } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import type { Postgres } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';
import type { UnitOfWork } from '../../platform/unit-of-work.js';
import { findEmoji, hasEmoji } from './custom-emoji.repository.js';
import { customEmojiRoutes } from './custom-emoji.routes.js';
import { type AddEmoji, createAdding, removeEmoji, renameEmoji } from './custom-emoji.service.js';
import { emojiFromRow } from './custom-emoji.wire.js';

export type EmojiCommands = Extract<CommandType, `emoji.${string}`>;

/** Reads for other slices, on whatever they read from: the pool, a snapshot, their transaction. */
export interface CustomEmojiReading {
  /** All of a workspace, by name. */
  emoji(queries: Queries, workspaceId: WorkspaceId): Promise<CustomEmoji[]>;
  /** Whether the workspace has an emoji of this name. */
  has(queries: Queries, workspaceId: WorkspaceId, name: string): Promise<boolean>;
}

export interface CustomEmojiSlice {
  readonly handlers: CommandHandlers<EmojiCommands>;
  readonly endpoints: readonly EndpointHandler[];
  readonly reading: CustomEmojiReading;
  readonly add: AddEmoji;
}

export function createCustomEmoji(parts: {
  readonly postgres: Postgres;
  readonly unitOfWork: UnitOfWork;
  readonly ids: Ids;
}): CustomEmojiSlice {
  const { postgres, unitOfWork } = parts;
  const add = createAdding(parts);
  return {
    handlers: {
      'emoji.rename': (payload, context) =>
        unitOfWork.runCommand({ ...context, type: 'emoji.rename', payload }, async (transaction) => ({
          emoji: await renameEmoji(transaction, { ...payload, userId: context.actor.userId }),
        })),
      'emoji.remove': (payload, context) =>
        unitOfWork.runCommand({ ...context, type: 'emoji.remove', payload }, async (transaction) => {
          await removeEmoji(transaction, { ...payload, userId: context.actor.userId });
          return {};
        }),
    },
    endpoints: customEmojiRoutes(postgres, add),
    reading: {
      emoji: async (queries, workspaceId) => (await findEmoji(queries, workspaceId)).map(emojiFromRow),
      has: hasEmoji,
    },
    add,
  };
}
