import { setTimeout as sleep } from 'node:timers/promises';
import type { Connections } from './connections.js';
import type { LiveSocket } from './live-server.js';

export interface MovingParts {
  readonly connections: Pick<Connections, 'all'>;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** From here on new connections and requests go to other nodes. */
  readonly closeDoor: () => void;
}

/** Between the notice and the end of a connection: for the answers that are under way. */
const lingerMs = 250;
/** Connections that need a new request for everything cannot be kept for longer, and come back within this time. */
const fleetingMs = 2_000;

/**
 * Sends the connections of this node to others, spread over the window, so that the others are not run over. While the
 * door is open a load balancer would bring them right back; it is closed first. A WebSocket outlives that, and goes on
 * until its turn comes; what polls, or streams with separate sends, does not, and is told before.
 */
export async function moveAway(parts: MovingParts, windowMs: number): Promise<void> {
  const { connections, random, closeDoor } = parts;
  const isSteady = (socket: LiveSocket) => socket.conn.transport.name === 'websocket';
  const fleeting = [...connections.all()].filter((socket) => !isSteady(socket));
  for (const socket of fleeting)
    dismiss(socket, lingerMs + Math.round(random() * Math.min(windowMs, fleetingMs)));
  if (fleeting.length > 0) await sleep(lingerMs);
  closeDoor();

  const steady = shuffled([...connections.all()].filter(isSteady), random);
  const startedAt = performance.now();
  for (const [place, socket] of steady.entries()) {
    const waitMs = startedAt + (place / steady.length) * windowMs - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    // Its turn is its place in the window already.
    dismiss(socket, 0);
  }
  if (steady.length > 0) await sleep(lingerMs);
}

function dismiss(socket: LiveSocket, retryAfterMs: number): void {
  socket.emit('connection.closing', { code: 'server_draining', retryAfterMs });
  setTimeout(() => socket.disconnect(true), lingerMs).unref();
}

/** Fisher and Yates: neighbours in the table are often the tabs and devices of one person. */
function shuffled<T>(items: T[], random: () => number): T[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] as T, items[last] as T];
  }
  return items;
}
