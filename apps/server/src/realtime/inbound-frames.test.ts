import { describe, expect, it, vi } from 'vitest';
import { createInboundFrames } from './inbound-frames.js';

function setUp(points: number) {
  const clock = { ms: 0 };
  const onFlood = vi.fn();
  return { clock, onFlood, frames: createInboundFrames({ points, onFlood, nowMs: () => clock.ms }) };
}

describe('[R-LIM-2] the frames of one connection', () => {
  it('are taken, then refused, then end the connection once', () => {
    const { frames, onFlood } = setUp(10);
    for (let count = 0; count < 10; count += 1) expect(frames.take()).toBe(0);
    for (let count = 0; count < 10; count += 1) expect(frames.take()).toBe(1_000);
    expect(onFlood).not.toHaveBeenCalled();
    for (let count = 0; count < 5; count += 1) expect(frames.take()).toBe(1_000);
    expect(onFlood).toHaveBeenCalledTimes(1);
  });

  it('flow back, and a client that is a little too fast is never cut off', () => {
    const { frames, onFlood, clock } = setUp(100);
    let taken = 0;
    for (; clock.ms < 60_000; clock.ms += 60) if (frames.take() === 0) taken += 1;
    expect(taken).toBeGreaterThanOrEqual(600);
    expect(taken).toBeLessThanOrEqual(701);
    expect(onFlood).not.toHaveBeenCalled();
  });
});
