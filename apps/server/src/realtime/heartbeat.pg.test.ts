import timers from 'node:timers';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createWorld, type LiveNode, newGrant, startLiveNode } from '../../../../tests/support/live-node.js';

let node: LiveNode;
beforeAll(async () => {
  node = await startLiveNode({ world: createWorld() });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});
afterAll(() => node.close());

/** What is on the wire gets there; the hands of the clock do not move meanwhile. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

/** A bare connection, let in; `isAlive`: it answers when it is pinged. */
async function enter(isAlive: boolean) {
  const token = await node.tokens.sign(newGrant());
  const wire = new WebSocket(`${node.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const heard: string[] = [];
  let asked = 0;
  wire.on('message', (data) => {
    const text = String(data);
    heard.push(text);
    if (text.startsWith('0{')) wire.send(`40${JSON.stringify({ token, protocol: 1 })}`);
    if (text === '2' && isAlive) wire.send('3');
  });
  await until(() => heard.some((text) => text.startsWith('42["connection.ack"')));
  return {
    wire,
    pings: () => heard.filter((text) => text === '2').length,
    /** All that was written before has been read by then. */
    async ask() {
      asked += 1;
      wire.send(`42${asked}["connection.ping",{}]`);
      await until(() => heard.some((text) => text.startsWith(`43${asked}[`)));
    },
  };
}

describe('the heartbeat', () => {
  it('[R-REC-5] is told in the handshake: every 25 s, with 10 s to answer', async () => {
    const answer = await fetch(`${node.url}/socket.io/?EIO=4&transport=polling`);
    const said = JSON.parse((await answer.text()).slice(1)) as unknown;
    expect(said).toMatchObject({ pingInterval: 25_000, pingTimeout: 10_000 });
  });

  it('[R-REC-5] comes after 25 s, and who has not answered 10 s later is cut', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    // The engine takes its timers from the module.
    vi.spyOn(timers, 'setTimeout').mockImplementation(globalThis.setTimeout);
    vi.spyOn(timers, 'clearTimeout').mockImplementation(globalThis.clearTimeout);
    const [alive, silent] = [await enter(true), await enter(false)];
    vi.advanceTimersByTime(24_000);
    await alive.ask();
    expect([alive.pings(), silent.pings()]).toEqual([0, 0]);
    vi.advanceTimersByTime(1_000);
    await until(() => alive.pings() === 1 && silent.pings() === 1);
    await alive.ask();
    vi.advanceTimersByTime(9_000);
    await alive.ask();
    expect(silent.wire.readyState).toBe(WebSocket.OPEN);
    vi.advanceTimersByTime(1_000);
    await until(() => silent.wire.readyState === WebSocket.CLOSED);
    expect(alive.wire.readyState).toBe(WebSocket.OPEN);
    alive.wire.terminate();
  });
});
