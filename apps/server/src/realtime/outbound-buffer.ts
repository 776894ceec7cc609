import { type Envelope, limits, type StreamHead, type StreamName } from '@parley/protocol';
import type { Metrics } from '../platform/metrics.js';
import { closeSocket } from './connections.js';
import type { LiveSocket } from './live-server.js';

/**
 * What happens to a client that does not read as fast as it is written to (R-LIM-1), by the bytes that wait for it.
 * Passing facts it does not get as soon as anything waits (direct-delivery). Above half the limit it gets no durable
 * events either, but is told the heads of the streams it missed once it has read the rest, and replays. At the limit,
 * or when it reads nothing at all for a while, it is closed.
 */
const { outboundBytes } = limits;
const withholdAbove = outboundBytes / 2;
const resyncBelow = outboundBytes / 16;
const lookMs = 250;
/** Shorter than the heartbeat, which somebody who reads nothing can keep up all the same. */
const stalledMs = 20_000;

/** A broadcast, as Socket.IO hands it to the adapter. */
interface Broadcast {
  readonly data: readonly unknown[];
}

export interface Outbound {
  /** Whether durable events of so many bytes may be queued; if not, the client is told later that it missed them. */
  admits(packet: Broadcast, bytes: number): boolean;
  /** Bytes that were written for it and have not left the process. */
  waiting(): number;
}

const outbounds = new WeakMap<object, Outbound>();

/** Of an Engine.IO connection. */
export function outboundOf(connection: object): Outbound | undefined {
  return outbounds.get(connection);
}

export interface OutboundParts {
  readonly metrics: Pick<Metrics, 'slowConsumers' | 'disconnects'>;
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs?: () => number;
}

/** Bounds what waits for one connection. Each packet costs an addition; nothing is walked through. */
export function boundOutbound(socket: LiveSocket, parts: OutboundParts): void {
  const { metrics, nowMs = () => performance.now() } = parts;
  const connection = socket.conn as unknown as Connection;
  /** Bytes in the queue of Engine.IO, and in the last batch it gave to the transport. */
  let queued = 0;
  let handedOver = 0;
  let isClosing = false;
  const missed = new Map<StreamName, number>();
  let looking: NodeJS.Timeout | undefined;
  let lastSeen = '';
  let movedAtMs = 0;

  function waiting(): number {
    const { socket: wire, writable } = connection.transport;
    if (wire) return queued + wire.bufferedAmount;
    // Long-polling: who asks for more has read what it was given.
    return queued + (writable ? 0 : handedOver);
  }

  function close(): void {
    if (isClosing) return;
    isClosing = true;
    metrics.slowConsumers.inc({ stage: 'closed' });
    metrics.disconnects.inc({ reason: 'slow_consumer' });
    const { socket: wire } = connection.transport;
    closeSocket(socket, 'slow_consumer');
    // Without waiting for the queue, which is what does not move, or for the client to agree.
    connection.close(true);
    wire?.terminate();
  }

  function look(): void {
    const now = waiting();
    if (now <= resyncBelow) {
      resync();
      return;
    }
    const seen = `${now} ${connection.request?.socket?._handle?.writeQueueSize}`;
    if (seen !== lastSeen) movedAtMs = nowMs();
    lastSeen = seen;
    if (nowMs() - movedAtMs > stalledMs) close();
  }

  function resync(): void {
    stopLooking();
    const heads: StreamHead[] = [];
    for (const [stream, head] of missed) if (socket.rooms.has(stream)) heads.push({ stream, head });
    missed.clear();
    if (heads.length === 0) return;
    metrics.slowConsumers.inc({ stage: 'resynced' });
    socket.emit('stream.heads', heads);
  }

  function stopLooking(): void {
    clearInterval(looking);
    looking = undefined;
  }

  function miss({ data: [name, content] }: Broadcast): void {
    const heads =
      name === 'stream.heads' ? (content as StreamHead[]) : (content as Envelope[]).slice(-1).map(headOf);
    for (const { stream, head } of heads) missed.set(stream, Math.max(head, missed.get(stream) ?? 0));
    if (looking) return;
    metrics.slowConsumers.inc({ stage: 'withheld' });
    movedAtMs = nowMs();
    looking = setInterval(look, lookMs).unref();
  }

  connection.on('packetCreate', (packet) => {
    queued += sizeOf(packet);
    if (!isClosing && queued > withholdAbove / 2 && waiting() > outboundBytes) close();
  });
  connection.on('flush', () => {
    handedOver = queued;
    queued = 0;
  });
  connection.on('close', stopLooking);
  outbounds.set(connection, {
    waiting,
    admits: (packet, bytes) => {
      // Once it has missed something it would only hold back what follows.
      if (missed.size === 0 && waiting() + bytes <= withholdAbove) return true;
      miss(packet);
      return false;
    },
  });
}

const headOf = ({ stream, sequence }: Envelope): StreamHead => ({ stream, head: sequence });

/** The head of a frame and what stands around a packet, roughly. */
const packetOverhead = 16;

function sizeOf({ data, options }: Packet): number {
  const frame = options?.wsPreEncodedFrame;
  if (frame) return frame.reduce((sum, part) => sum + part.length, packetOverhead);
  return packetOverhead + (typeof data === 'string' ? Buffer.byteLength(data) : (data?.length ?? 0));
}

/** What Engine.IO keeps to itself, as far as it is needed here. */
interface Connection {
  readonly transport: {
    readonly writable: boolean;
    /** Of a WebSocket and of server-sent events. */
    readonly socket?: { readonly bufferedAmount: number; terminate(): void };
  };
  readonly request?: { readonly socket?: { readonly _handle?: { readonly writeQueueSize?: number } | null } };
  on(event: 'packetCreate', listener: (packet: Packet) => void): void;
  on(event: 'flush' | 'close', listener: () => void): void;
  close(discard: boolean): void;
}
interface Packet {
  readonly data?: string | Buffer;
  readonly options?: { readonly wsPreEncodedFrame?: readonly Buffer[] };
}
