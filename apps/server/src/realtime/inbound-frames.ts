import type { Metrics } from '../platform/metrics.js';
import { createBucketKind, newBucket, take, waitMs } from '../platform/rate-limiter/buckets.js';
import { closeSocket } from './connections.js';
import type { LiveSocket } from './live-server.js';

export interface InboundFrames {
  /** Counts a frame: 0 when it may be handled, otherwise the ms after which one may. */
  take(): number;
}

export interface InboundFramesOptions {
  /** So many at once, and as many again in 10 seconds. */
  readonly points: number;
  /** As many were refused again, so the client does not listen. Called once. */
  readonly onFlood: () => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs?: () => number;
}

/** Heartbeats and the like count as well, and get no answer. */
const packetsPerFrame = 4;
/** How long somebody who is cut off has to read why. */
const farewellMs = 2_000;

/** Counts what a connection that was let in sends, and ends it with a reason when it does not stop. */
export function boundInbound(
  socket: LiveSocket,
  { points, metrics }: { points: number; metrics: Pick<Metrics, 'disconnects'> },
): InboundFrames {
  let isFlooded = false;
  const onFlood = () => {
    if (isFlooded) return;
    isFlooded = true;
    metrics.disconnects.inc({ reason: 'flooding' });
    const { socket: wire } = socket.conn.transport as { socket?: { terminate?: () => void } };
    // After the answers to what came before.
    setImmediate(() => closeSocket(socket, 'flooding'));
    setTimeout(() => wire?.terminate?.(), farewellMs).unref();
  };
  const packets = createInboundFrames({ points: packetsPerFrame * points, onFlood });
  socket.conn.on('packet', () => void packets.take());
  return createInboundFrames({ points, onFlood });
}

/** R-LIM-2 for one connection, which lives on one node: nobody has to be asked. */
export function createInboundFrames(options: InboundFramesOptions): InboundFrames {
  const { points, onFlood, nowMs = () => performance.now() } = options;
  const kind = createBucketKind('frames', { points, windowSeconds: 10 });
  const frames = newBucket(kind, '', nowMs());
  const patience = newBucket(kind, '', nowMs());
  let isFlooded = false;
  return {
    take: () => {
      const now = nowMs();
      const wait = waitMs(frames, 1, now);
      if (wait === 0) {
        take(frames, 1, now);
        return 0;
      }
      if (waitMs(patience, 1, now) === 0) take(patience, 1, now);
      else if (!isFlooded) {
        isFlooded = true;
        onFlood();
      }
      return wait;
    },
  };
}
