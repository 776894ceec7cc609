import type { Me } from '../store/state.js';

/** The moment a cache was written at: whose it is, and how far each of its streams had come. */
export interface Cut {
  readonly slug: string;
  readonly me: Me;
  /** Another one with every writing: by it a tab knows whether what is kept is still its own. */
  readonly stamp: number;
  /** The cursor of every stream, by its name. */
  readonly cursors: Readonly<Record<string, number>>;
}

export interface KeptCache {
  readonly cut: unknown;
  readonly records: ReadonlyMap<string, unknown>;
}

/** What a writing changes. `isFresh`: nothing of what was kept before stays. */
export interface CacheChange {
  readonly cut: Cut;
  readonly isFresh: boolean;
  readonly put: ReadonlyMap<string, unknown>;
  readonly remove: readonly string[];
}

export type WipeScope =
  | { readonly slug: string }
  /** Of the one person what is kept of these workspaces stays; of all of theirs, if none are named. */
  | { readonly everybodyBut: string; readonly workspaceIds?: readonly string[] }
  | { readonly everything: true };

/**
 * Where a client keeps what it knows, per workspace and of one person at a time. What comes back is parsed before
 * use. Failures reject; the client then goes on as if nothing were kept.
 */
export interface CacheStorage {
  load(slug: string): Promise<KeptCache | null>;
  /** `decide` sees the cut that is kept and says what to change: all of it is written, or nothing. */
  write(slug: string, decide: (kept: unknown) => CacheChange | null): Promise<void>;
  wipe(scope: WipeScope): Promise<void>;
  close(): Promise<void>;
}

/** Keeps nothing past the life of the process. */
export function memoryCacheStorage(): CacheStorage {
  const kept = new Map<string, { cut: Cut; records: Map<string, unknown> }>();
  return {
    load: async (slug) => structuredClone(kept.get(slug) ?? null),
    write: async (slug, decide) => {
      const held = kept.get(slug);
      const change = decide(structuredClone(held?.cut));
      if (!change) return;
      const records = new Map(change.isFresh ? [] : held?.records);
      for (const name of change.remove) records.delete(name);
      for (const [name, value] of change.put) records.set(name, structuredClone(value));
      kept.set(slug, { cut: structuredClone(change.cut), records });
    },
    wipe: async (scope) => {
      for (const [slug, { cut }] of [...kept]) if (isWiped(cut, scope)) kept.delete(slug);
    },
    close: async () => {},
  };
}

export function isWiped({ slug, me }: Cut, scope: WipeScope): boolean {
  if ('slug' in scope) return slug === scope.slug;
  if ('everything' in scope || me.account.id !== scope.everybodyBut) return true;
  return scope.workspaceIds?.includes(me.workspace.id) === false;
}
