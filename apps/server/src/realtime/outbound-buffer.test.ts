import { EventEmitter } from 'node:events';
import { channelStream, limits } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMetrics } from '../platform/metrics.js';
import type { LiveSocket } from './live-server.js';
import { boundOutbound, outboundOf } from './outbound-buffer.js';

const stream = channelStream('01985f10-0002-7a00-8000-000000000201');
const eventsUpTo = (sequence: number) => ({ data: ['stream.events', [{ stream, sequence }]] });

/** A connection whose network takes bytes when the test says so. */
function setUp(wire: { bufferedAmount: number } | null = { bufferedAmount: 0 }) {
  const told: [string, unknown][] = [];
  const transport = {
    writable: true,
    ...(wire && { socket: Object.assign(wire, { terminate: () => void told.push(['terminated', null]) }) }),
  };
  const connection = Object.assign(new EventEmitter(), {
    transport,
    close: () => void connection.emit('close'),
  });
  const rooms = new Set<string>([stream]);
  const emit = (name: string, content: unknown) => void told.push([name, content]);
  const socket = { conn: connection, rooms, emit, disconnect: () => undefined };
  const metrics = createMetrics();
  boundOutbound(socket as unknown as LiveSocket, { metrics, nowMs: () => Date.now() });
  const outbound = outboundOf(connection);
  if (!outbound) throw new Error('not bound');
  return {
    outbound,
    told,
    rooms,
    transport,
    queue: (bytes: number) => connection.emit('packetCreate', { data: 'x'.repeat(bytes) }),
    flush: () => connection.emit('flush'),
    read: (bytes: number) => {
      if (wire) wire.bufferedAmount -= bytes;
    },
    write: (bytes: number) => {
      if (wire) wire.bufferedAmount += bytes;
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const half = limits.outboundBytes / 2;

describe('[R-LIM-1] what waits for one connection', () => {
  it('is counted in the queue and on the wire', () => {
    const { outbound, queue, flush, write, read } = setUp();
    queue(1_000);
    expect(outbound.waiting()).toBeGreaterThanOrEqual(1_000);
    expect(outbound.waiting()).toBeLessThan(1_100);
    flush();
    write(1_000);
    queue(500);
    expect(outbound.waiting()).toBeGreaterThanOrEqual(1_500);
    read(1_000);
    flush();
    expect(outbound.waiting()).toBe(0);
  });

  it('with long-polling counts until the client asks for more', () => {
    const { outbound, queue, flush, transport } = setUp(null);
    queue(1_000);
    transport.writable = false;
    flush();
    expect(outbound.waiting()).toBeGreaterThanOrEqual(1_000);
    transport.writable = true;
    expect(outbound.waiting()).toBe(0);
  });

  it('takes events up to half the limit, then announces what it left out as soon as it is read', () => {
    const { outbound, write, read, told } = setUp();
    write(half - 100);
    expect(outbound.admits(eventsUpTo(1), 100)).toBe(true);
    expect(outbound.admits(eventsUpTo(2), 101)).toBe(false);
    expect(outbound.admits(eventsUpTo(4), 101)).toBe(false);
    // Small enough, but it would come after a hole.
    expect(outbound.admits(eventsUpTo(3), 1)).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([]);
    read(half - 100);
    vi.advanceTimersByTime(250);
    expect(told).toEqual([['stream.heads', [{ stream, head: 4 }]]]);
    expect(outbound.admits(eventsUpTo(5), 100)).toBe(true);
  });

  it('announces heads that were left out too, and nothing of a stream that was left meanwhile', () => {
    const { outbound, write, read, told, rooms } = setUp();
    write(half);
    const heads = { data: ['stream.heads', [{ stream, head: 9 }]] };
    expect(outbound.admits(heads, 100)).toBe(false);
    rooms.delete(stream);
    read(half);
    vi.advanceTimersByTime(250);
    expect(told).toEqual([]);
  });

  it('closes the connection at the limit, with a reason', () => {
    const { queue, told } = setUp();
    queue(limits.outboundBytes - 100);
    expect(told).toEqual([]);
    queue(200);
    queue(200);
    expect(told).toEqual([
      ['connection.closing', { code: 'slow_consumer' }],
      ['terminated', null],
    ]);
  });

  it('closes the connection when nothing of it moves for 20 s, and not while something does', () => {
    const { outbound, write, read, told } = setUp();
    write(half);
    outbound.admits(eventsUpTo(1), 100);
    for (let round = 0; round < 10; round += 1) {
      vi.advanceTimersByTime(15_000);
      read(1);
    }
    expect(told).toEqual([]);
    vi.advanceTimersByTime(21_000);
    expect(told[0]).toEqual(['connection.closing', { code: 'slow_consumer' }]);
    told.length = 0;
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
  });
});
