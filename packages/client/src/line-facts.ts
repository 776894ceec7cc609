import type { ConnectionAck } from '@parley/protocol';
import type { Clock } from './clock.js';
import type { ChatStore } from './store/chat-store.js';
import type { LineState } from './store/state.js';
import type { Line } from './transports/transport.js';

/** Keeps what the store says of the line true. */
export interface LineFacts {
  acknowledged(hello: ConnectionAck, line: Line | null): void;
  /** A request took so many milliseconds there and back. */
  measured(roundTripMs: number, line: Line): void;
  lost(): void;
}

export function createLineFacts({ clock, store }: { clock: Clock; store: ChatStore }): LineFacts {
  const change = (facts: Partial<LineState>) =>
    store.change((state) => ({ ...state, line: { ...state.line, ...facts } }));

  return {
    acknowledged({ connectionId, protocol, server }, line) {
      change({
        transport: line?.transport ?? null,
        connectionId,
        connectedAt: clock.now(),
        roundTripMs: null,
        server: { version: server?.version ?? null, protocol },
      });
    },
    // A line may have gone over to another transport since it was acknowledged.
    measured: (roundTripMs, line) => change({ roundTripMs, transport: line.transport ?? null }),
    lost: () => change({ transport: null, connectionId: null, connectedAt: null, roundTripMs: null }),
  };
}
