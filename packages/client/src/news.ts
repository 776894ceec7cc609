import type { StreamName } from '@parley/protocol';

/**
 * Tells what was written while this client listened from what it was away for. Both may come by catching up: into a
 * channel one was just let into people write before its events are on the line, and a hole is mended from the log.
 */
export interface News {
  /** How far a stream was when this line first heard of it; what is said later about it changes nothing. */
  heardOf(stream: StreamName, head: number): void;
  /** From here on a stream concerns us. */
  letIn(stream: StreamName, head: number): void;
  /** Whether an event is news. Once for each: what is applied again, as after a marker went back, is none. */
  take(stream: StreamName, sequence: number): boolean;
  lineLost(): void;
}

export function createNews(): News {
  /** Up to where everything is known, or was written before. */
  const known = new Map<StreamName, number>();
  return {
    heardOf(stream, head) {
      if (!known.has(stream)) known.set(stream, head);
    },
    letIn(stream, head) {
      known.set(stream, Math.max(known.get(stream) ?? 0, head));
    },
    take(stream, sequence) {
      const before = known.get(stream);
      if (before === undefined || sequence <= before) return false;
      known.set(stream, sequence);
      return true;
    },
    lineLost: () => known.clear(),
  };
}
