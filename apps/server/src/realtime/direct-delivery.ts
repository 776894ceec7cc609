import { limits } from '@parley/protocol';
import type { Adapter, BroadcastOptions } from 'socket.io-adapter';
import type { WebSocket } from 'ws';
import { outboundOf } from './outbound-buffer.js';
import { createThinning, type SlowLine } from './transient-thinning.js';

export interface Packet {
  nsp?: string;
  readonly data: readonly unknown[];
}

export type Deliver = (adapter: Adapter, packet: Packet, options: BroadcastOptions) => void;

/**
 * Sends packets to the sockets of their rooms on this node. A packet without a room goes to nobody.
 *
 * A delivery costs one write to the connection and, the ordinary way, half as much again for queueing. So frames go
 * straight to every WebSocket that has nothing waiting, and all that one tick brings for it in a single write. Whoever
 * has something waiting, or has no WebSocket, is served through the queue, which keeps the order and the limit on what
 * may wait. Passing facts do not wait: they are thinned where there is no WebSocket, and dropped where it is busy.
 */
export function createDelivery(): Deliver {
  let batches = new Map<WebSocketInsides, Batch>();
  const thin = createThinning();

  function writeAll(): void {
    const writing = batches;
    batches = new Map();
    for (const [wire, batch] of writing) writeBatch(wire, batch);
  }

  /** Whether the frame goes out with what this tick brings, without waiting for anything. */
  function goesStraight(wire: WebSocketInsides, conn: ConnectionInsides, frame: Buffer): boolean {
    const batch = batches.get(wire);
    if (batch && batch.bytes + frame.length <= batchBytes) {
      batch.frames.push(frame);
      batch.bytes += frame.length;
      return true;
    }
    if (batch) {
      // More than belongs into one write: what the network does not take of it is then seen.
      batches.delete(wire);
      writeBatch(wire, batch);
    }
    if (!isIdle(wire, conn)) return false;
    if (batches.size === 0) process.nextTick(writeAll);
    batches.set(wire, { frames: [frame], bytes: frame.length });
    return true;
  }

  return (adapter, packet, options) => {
    const insides = adapter as unknown as AdapterInsides;
    packet.nsp = insides.nsp.name;
    const packetOptions: PacketOptions = { preEncoded: true };
    const encoded = insides._encode(packet, packetOptions);
    const { wsPreEncodedFrame } = packetOptions;
    // In one piece instead of head and body, which saves a part of the write for everybody.
    const frame = wsPreEncodedFrame && Buffer.concat(wsPreEncodedFrame);
    if (frame) packetOptions.wsPreEncodedFrame = [frame];
    const isPassing = packet.data[0] === 'transient.events';
    for (const room of options.rooms) {
      for (const id of adapter.rooms.get(room) ?? []) {
        const socket = insides.nsp.sockets.get(id);
        const wire = frame && socket && openWebSocket(socket.conn);
        if (!socket || (wire && goesStraight(wire, socket.conn, frame))) continue;
        if (!isPassing) {
          if (outboundOf(socket.conn)?.admits(packet, frame?.length ?? encodedLength(encoded)) ?? true)
            socket.client.writeToEngine(encoded, packetOptions);
        } else {
          // What may get lost here is told again as it is by then: see `repair` in watched-people.ts.
          socket.data.mayHaveMissed = true;
          if (!wire) thin(socket.conn, slowLine(socket, packetOptions), encoded);
        }
      }
    }
  };
}

function openWebSocket({ readyState, transport }: ConnectionInsides): WebSocketInsides | undefined {
  return readyState === 'open' && transport.name === 'websocket' ? transport.socket : undefined;
}

function slowLine({ conn, client }: SocketInsides, options: PacketOptions): SlowLine {
  return {
    isQuiet: () =>
      conn.readyState === 'open' &&
      conn.writeBuffer.length === 0 &&
      (conn.transport.socket?.bufferedAmount ?? 0) === 0,
    send: (encoded) => client.writeToEngine(encoded, options),
  };
}

interface Batch {
  readonly frames: Buffer[];
  bytes: number;
}

/** Of one tick for one connection in one write; a quarter of what may wait for it (R-LIM-1). */
const batchBytes = limits.outboundBytes / 4;

function writeBatch(wire: WebSocketInsides, { frames }: Batch): void {
  if (wire.readyState !== wire.OPEN) return;
  wire._sender.sendFrame(frames.length === 1 ? frames : [Buffer.concat(frames)], ignoreOutcome);
}

/** Of a packet that has no frame for a WebSocket. */
function encodedLength(encoded: readonly unknown[]): number {
  return encoded.reduce<number>((sum, part) => sum + (part as string | Buffer).length, 0);
}

/** Whether everything before has left the process. */
function isIdle(wire: WebSocketInsides, conn: ConnectionInsides): boolean {
  return conn.writeBuffer.length === 0 && wire.bufferedAmount === 0;
}

/** A connection that broke while writing is noticed by its close. */
const ignoreOutcome = () => undefined;

/** What Socket.IO, Engine.IO and ws keep to themselves, as far as it is needed here. */
interface AdapterInsides {
  readonly nsp: {
    readonly name: string;
    readonly sockets: ReadonlyMap<string, SocketInsides>;
  };
  _encode(packet: Packet, options: PacketOptions): unknown[];
}
interface SocketInsides {
  readonly data: { mayHaveMissed?: boolean };
  readonly conn: ConnectionInsides;
  readonly client: ClientInsides;
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
  readonly transport: { readonly name: string; readonly socket?: WebSocketInsides };
}
type WebSocketInsides = WebSocket & {
  readonly _sender: { sendFrame(frame: readonly Buffer[], done: () => void): void };
};
