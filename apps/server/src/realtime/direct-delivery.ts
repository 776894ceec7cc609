import type { Adapter, BroadcastOptions } from 'socket.io-adapter';
import type { WebSocket } from 'ws';

export interface Packet {
  nsp?: string;
  readonly data: readonly unknown[];
}

/**
 * Sends a packet to the sockets of its rooms on this node. A packet without a room goes to nobody.
 *
 * A delivery costs one write to the connection and, the ordinary way, half as much again for queueing: so a frame
 * goes straight to every WebSocket that has nothing waiting, in one piece instead of head and body. Whoever has
 * something waiting, or polls, is served through the queue, which keeps the order and the limit on what may wait.
 */
export function deliver(adapter: Adapter, packet: Packet, options: BroadcastOptions): void {
  const insides = adapter as unknown as AdapterInsides;
  packet.nsp = insides.nsp.name;
  const packetOptions: PacketOptions = { preEncoded: true };
  const encoded = insides._encode(packet, packetOptions);
  const frame = packetOptions.wsPreEncodedFrame && [Buffer.concat(packetOptions.wsPreEncodedFrame)];
  for (const room of options.rooms) {
    for (const id of adapter.rooms.get(room) ?? []) {
      const socket = insides.nsp.sockets.get(id);
      const wire = frame && socket && idleWebSocket(socket.conn);
      if (wire) wire._sender.sendFrame(frame, ignoreOutcome);
      else socket?.client.writeToEngine(encoded, packetOptions);
    }
  }
}

/** The WebSocket below a connection, if everything before has left the process. */
function idleWebSocket(conn: ConnectionInsides): WebSocketInsides | undefined {
  const { transport } = conn;
  if (conn.readyState !== 'open' || transport.name !== 'websocket' || !transport.writable) return undefined;
  const wire = transport.socket;
  const isIdle = conn.writeBuffer.length === 0 && wire?.bufferedAmount === 0 && wire.readyState === wire.OPEN;
  return isIdle ? wire : undefined;
}

/** A connection that broke while writing is noticed by its close. */
const ignoreOutcome = () => undefined;

/** What Socket.IO, Engine.IO and ws keep to themselves, as far as it is needed here. */
interface AdapterInsides {
  readonly nsp: {
    readonly name: string;
    readonly sockets: ReadonlyMap<
      string,
      { readonly conn: ConnectionInsides; readonly client: ClientInsides }
    >;
  };
  _encode(packet: Packet, options: PacketOptions): unknown[];
}
interface PacketOptions {
  readonly preEncoded: true;
  /** Set by `_encode`: head and body of the frame. */
  wsPreEncodedFrame?: readonly Buffer[];
}
interface ClientInsides {
  writeToEngine(encoded: unknown[], options: PacketOptions): void;
}
interface ConnectionInsides {
  readonly readyState: string;
  readonly writeBuffer: readonly unknown[];
  readonly transport: {
    readonly name: string;
    readonly writable: boolean;
    readonly socket?: WebSocketInsides;
  };
}
type WebSocketInsides = WebSocket & {
  readonly _sender: { sendFrame(frame: readonly Buffer[], done: () => void): void };
};
