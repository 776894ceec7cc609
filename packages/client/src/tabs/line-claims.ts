import * as z from 'zod/mini';
import type { Line } from '../transports/transport.js';

type Reply = (answer: unknown) => void;

/** Requests by which a tab asks to be told of things, each with the one that ends it. */
const kinds = [
  { claim: 'stream.subscribe', release: 'stream.unsubscribe', field: 'streams' },
  { claim: 'presence.watch', release: 'presence.unwatch', field: 'userIds' },
] as const;

const item = z.union([z.string(), z.object({ stream: z.string() })]);
const frameOf = (field: string) =>
  z.record(z.string(), z.optional(z.unknown())).check(z.refine((one) => field in one));

/**
 * What each tab wants of a line that all share: the server sees the union, and no tab takes away what another one
 * still wants. A claim is passed on even if it is not the first, as its answer is about the asker's own cursor.
 */
export interface LineClaims {
  request(tab: string, call: { readonly name: string; readonly frame: unknown }, reply: Reply): void;
  /** The tab is gone, and with it what only it wanted. */
  release(tab: string): void;
}

export function createLineClaims(line: () => Line | null): LineClaims {
  const holders = new Map<string, Set<string>>();

  function itemsOf(frame: unknown, field: string): string[] {
    const read = frameOf(field).safeParse(frame).data?.[field];
    const items = z.array(item).safeParse(read).data ?? [];
    return items.map((one) => (typeof one === 'string' ? one : one.stream));
  }

  /** Those of the items that nobody holds any more. */
  function letGo(tab: string, claim: string, items: readonly string[]): string[] {
    return items.filter((one) => {
      const key = `${claim} ${one}`;
      const held = holders.get(key);
      held?.delete(tab);
      if (held && held.size > 0) return false;
      holders.delete(key);
      return true;
    });
  }

  return {
    request(tab, { name, frame }, reply) {
      const kind = kinds.find((one) => one.claim === name || one.release === name);
      const items = kind ? itemsOf(frame, kind.field) : [];
      if (kind && name === kind.release) {
        const free = letGo(tab, kind.claim, items);
        if (free.length > 0) line()?.request(name, { [kind.field]: free }, reply);
        else reply({ ok: true, result: {} });
        return;
      }
      for (const one of items) {
        const key = `${kind?.claim} ${one}`;
        holders.set(key, (holders.get(key) ?? new Set()).add(tab));
      }
      line()?.request(name, frame, reply);
    },
    release(tab) {
      for (const { claim, release, field } of kinds) {
        const prefix = `${claim} `;
        const theirs = [...holders]
          .filter(([key, held]) => key.startsWith(prefix) && held.has(tab))
          .map(([key]) => key.slice(prefix.length));
        const free = letGo(tab, claim, theirs);
        if (free.length > 0) line()?.request(release, { [field]: free }, () => {});
      }
    },
  };
}
