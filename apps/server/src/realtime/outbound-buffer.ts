import { closeSocket } from './connections.js';
import type { LiveSocket } from './live-server.js';

/** R-LIM-1: how much one connection may have waiting, in characters. */
export const outboundLimit = 1_048_576;

/** What engine.io tells about a packet that was put into the queue of a connection. */
interface QueuedPacket {
  readonly data?: unknown;
}

const sizeOf = (packet: QueuedPacket) => (typeof packet.data === 'string' ? packet.data.length : 0) + 8;

/**
 * Closes a connection whose client does not read. Counting on every packet would cost as much as sending it, so the
 * queue is measured only each time another whole limit has gone through.
 */
export function boundOutbound(socket: LiveSocket, onOverflow: () => void): void {
  const { conn } = socket;
  let sinceMeasured = 0;
  let isClosing = false;
  conn.on('packetCreate', (packet: QueuedPacket) => {
    sinceMeasured += sizeOf(packet);
    if (sinceMeasured <= outboundLimit / 2 || isClosing) return;
    const queue = (conn as unknown as { writeBuffer: QueuedPacket[] }).writeBuffer;
    const waiting = queue.reduce((sum, one) => sum + sizeOf(one), 0);
    sinceMeasured = 0;
    if (waiting <= outboundLimit / 2) return;
    isClosing = true;
    onOverflow();
    closeSocket(socket, 'slow_consumer');
    // Without waiting for the queue, which is what does not move, or for the client to agree.
    const { socket: wire } = conn.transport as { socket?: { terminate?: () => void } };
    conn.close(true);
    wire?.terminate?.();
  });
}
