import { type CustomEmoji, type UserId, type WorkspaceId, workspaceStream } from '@parley/protocol';
import type { ModelLog } from './model-log.js';

interface ModelEmojiParts {
  readonly log: ModelLog;
  readonly ids: () => string;
  readonly workspaceId: WorkspaceId;
}

/** The emoji that the workspace of the model has of its own, by id. */
export class ModelEmoji extends Map<string, CustomEmoji> {
  readonly #parts: ModelEmojiParts;

  constructor(parts: ModelEmojiParts) {
    super();
    this.#parts = parts;
  }

  add(name: string, addedBy: UserId): CustomEmoji {
    const { ids, workspaceId } = this.#parts;
    const id = ids();
    return this.#tell('emoji.added', {
      id,
      workspaceId,
      name,
      url: `/api/v1/emoji/${id}/0`,
      addedBy,
      version: 0,
    });
  }

  isTaken(name: string): boolean {
    return [...this.values()].some((one) => one.name === name);
  }

  rename(held: CustomEmoji, name: string): CustomEmoji {
    return held.name === name ? held : this.#tell('emoji.renamed', { ...held, name });
  }

  remove(emojiId: string): void {
    const { log, workspaceId } = this.#parts;
    if (this.delete(emojiId))
      log.append(workspaceStream(workspaceId), 'emoji.removed', () => ({ workspaceId, emojiId }));
  }

  #tell(type: 'emoji.added' | 'emoji.renamed', changed: CustomEmoji): CustomEmoji {
    const { log, workspaceId } = this.#parts;
    log.append(workspaceStream(workspaceId), type, (version) => {
      const emoji = { ...changed, version };
      this.set(emoji.id, emoji);
      return { emoji };
    });
    return this.get(changed.id) as CustomEmoji;
  }
}
