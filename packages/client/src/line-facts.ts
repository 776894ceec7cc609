import type { ConnectionAck } from '@parley/protocol';
import type { Clock } from './clock.js';
import type { ChatStore } from './store/chat-store.js';
import type { LineState } from './store/state.js';
import type { Line } from './transports/transport.js';

/** Keeps what the store says of the line true. */
export interface LineFacts {
  /** Which versions the server speaks, as of the bootstrap. */
  told(protocol: ConnectionAck['protocol']): void;
  acknowledged(hello: ConnectionAck, line: Line | null): void;
  /** A request took so many milliseconds there and back. */
  measured(roundTripMs: number, line: Line): void;
  lost(): void;
  /** Which part this tab has in the browser's one connection. */
  leads(role: LineState['role']): void;
}

export function createLineFacts({ clock, store }: { clock: Clock; store: ChatStore }): LineFacts {
  const change = (facts: Partial<LineState>) =>
    store.change((state) => ({ ...state, line: { ...state.line, ...facts } }));

  return {
    told: (protocol) =>
      change({ server: { version: store.current().line.server?.version ?? null, protocol } }),
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
    leads: (role) => change({ role }),
    lost: () => change({ transport: null, connectionId: null, connectedAt: null, roundTripMs: null }),
  };
}
