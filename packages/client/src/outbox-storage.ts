import { wireError } from '@parley/protocol';
import * as z from 'zod/mini';
import { byQueued } from './store/reducers/outbox.js';
import type { OutboxEntry } from './store/state.js';

/** Whose outbox: one person in one workspace. */
export interface OutboxOwner {
  readonly userId: string;
  readonly workspaceId: string;
}

/**
 * Where commands are kept over reloads. What `write` resolves for must survive a crash of the page. Failures reject;
 * the outbox reports them and goes on in memory.
 */
export interface OutboxStorage {
  /** False: nothing outlives the page. */
  readonly isDurable: boolean;
  /** In no particular order; what comes back is parsed before use. */
  load(owner: OutboxOwner): Promise<readonly unknown[]>;
  /** All of it or nothing. */
  write(owner: OutboxOwner, puts: readonly OutboxEntry[], removals: readonly string[]): Promise<void>;
  clear(owner: OutboxOwner): Promise<void>;
  close(): Promise<void>;
}

export const ownerKey = (owner: OutboxOwner): string => `${owner.workspaceId}/${owner.userId}`;

/** Keeps nothing past the life of the process. `isDurable`: for a test in which the process outlives the page. */
export function memoryOutboxStorage({ isDurable = false } = {}): OutboxStorage {
  const kept = new Map<string, Map<string, OutboxEntry>>();
  const of = (owner: OutboxOwner) => {
    const known = kept.get(ownerKey(owner)) ?? new Map<string, OutboxEntry>();
    kept.set(ownerKey(owner), known);
    return known;
  };
  return {
    isDurable,
    load: async (owner) => [...of(owner).values()],
    write: async (owner, puts, removals) => {
      for (const entry of puts) of(owner).set(entry.commandId, entry);
      for (const commandId of removals) of(owner).delete(commandId);
    },
    clear: async (owner) => void kept.delete(ownerKey(owner)),
    close: async () => {},
  };
}

export const storedEntry = z.object({
  commandId: z.string(),
  type: z.string(),
  payload: z.unknown(),
  channelId: z.nullable(z.string()),
  queuedAt: z.number(),
  heldUntilAt: z.optional(z.number()),
  state: z.enum(['queued', 'sending', 'failed']),
  error: z.nullable(wireError),
});

/** What a reload finds, in the order it was queued; what was on the line then is queued again, with its id. */
export function restoredEntries(stored: readonly unknown[]): OutboxEntry[] {
  return stored
    .flatMap((one) => {
      const parsed = storedEntry.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    })
    .map(
      (entry): OutboxEntry => ({
        ...entry,
        state: entry.state === 'sending' ? 'queued' : entry.state,
        isKept: true,
      }),
    )
    .sort(byQueued);
}
