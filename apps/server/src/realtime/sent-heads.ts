import type { Envelope, StreamName } from '@parley/protocol';

/** How far each stream with a listener on this node has been sent here: what a head check compares with the log. */
export interface SentHeads {
  /** The stream has a listener now, who knows it up to `head`. Changes nothing for a stream already followed. */
  follow(stream: StreamName, head: number): void;
  sent(events: readonly Envelope[]): void;
  forget(stream: StreamName): void;
  get(stream: StreamName): number | undefined;
  streams(): StreamName[];
  /** Moves a followed stream forward to a head that was announced instead of sent. */
  announced(stream: StreamName, head: number): void;
}

export function createSentHeads(): SentHeads {
  const heads = new Map<StreamName, number>();
  const raise = (stream: StreamName, head: number) => {
    const known = heads.get(stream);
    if (known !== undefined && head > known) heads.set(stream, head);
  };
  return {
    follow: (stream, head) => {
      if (!heads.has(stream)) heads.set(stream, head);
    },
    sent: (events) => {
      const last = events.at(-1);
      if (last) raise(last.stream, last.sequence);
    },
    forget: (stream) => void heads.delete(stream),
    get: (stream) => heads.get(stream),
    streams: () => [...heads.keys()],
    announced: raise,
  };
}
