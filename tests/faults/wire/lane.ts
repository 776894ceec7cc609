import type { Socket } from 'node:net';

/** What the line does to the bytes of one direction; read anew for every piece. */
export interface LaneWeather {
  /** Added to the way of every piece, in milliseconds. */
  delayMs(): number;
  /** Bytes per second; Infinity: as fast as they come. */
  readonly bytesPerSecond: number;
  /** Nothing moves until it is over. */
  readonly isFrozen: boolean;
}

export interface Lane {
  push(bytes: Buffer): void;
  /** Lets what was held by a freeze go on. */
  thaw(): void;
}

/** Above this the sender is asked to wait, as a full TCP window would. */
const mostWaiting = 262_144;

/** Carries bytes in order from one socket to another, as late and as slowly as the weather is. */
export function createLane(from: Socket, to: Socket, weather: LaneWeather): Lane {
  const queue: { bytes: Buffer; dueAt: number }[] = [];
  let waiting = 0;
  let freeAt = 0;
  let timer: NodeJS.Timeout | undefined;

  function carry(): void {
    timer = undefined;
    while (!weather.isFrozen) {
      const next = queue[0];
      if (!next) break;
      const wait = next.dueAt - performance.now();
      if (wait > 0.5) {
        timer = setTimeout(carry, wait);
        break;
      }
      queue.shift();
      waiting -= next.bytes.length;
      write(next.bytes);
    }
    if (waiting < mostWaiting && from.isPaused() && to.writableLength < mostWaiting) from.resume();
  }

  function write(bytes: Buffer): void {
    if (to.destroyed || to.writableEnded) return;
    if (!to.write(bytes)) from.pause();
  }

  to.on('drain', () => {
    if (waiting < mostWaiting) from.resume();
  });

  return {
    push: (bytes) => {
      const delay = weather.delayMs();
      if (queue.length === 0 && delay === 0 && weather.bytesPerSecond === Infinity && !weather.isFrozen) {
        write(bytes);
        return;
      }
      // Later pieces never overtake earlier ones, whatever their own delay.
      const now = performance.now();
      freeAt = Math.max(now + delay, freeAt) + (bytes.length * 1_000) / weather.bytesPerSecond;
      queue.push({ bytes, dueAt: freeAt });
      waiting += bytes.length;
      if (waiting >= mostWaiting) from.pause();
      if (!timer) carry();
    },
    thaw: () => {
      if (!timer) carry();
    },
  };
}
