import type { Page } from '@playwright/test';

/** How many times longer a page takes for everything than this machine would: `SLOW_BROWSER=4`. */
const slowBrowser = Math.max(1, Number(process.env.SLOW_BROWSER ?? 1));

/** How many ms longer a page waits for every answer, and either side for every frame of a live line: `SLOW_NETWORK=400`. */
const slowNetworkMs = Math.max(0, Number(process.env.SLOW_NETWORK ?? 0));

/** All waits of the tests are so many times longer. */
export const patience = Math.max(slowBrowser, slowNetworkMs > 0 ? 2 : 1);

/** An old laptop at the end of a long line. A page stays so through every load; a test may set a rate of its own. */
export async function slowDown(page: Page): Promise<void> {
  if (patience === 1) return;
  const machine = await page.context().newCDPSession(page);
  if (slowBrowser > 1) await machine.send('Emulation.setCPUThrottlingRate', { rate: slowBrowser });
  if (slowNetworkMs > 0) {
    await machine.send('Network.enable');
    await machine.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: slowNetworkMs, downloadThroughput: -1, uploadThroughput: -1 },
    });
    // The browser slows the opening of a socket alone.
    await page.routeWebSocket(/./, (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((frame) => void setTimeout(() => server.send(frame), slowNetworkMs / 2));
      server.onMessage((frame) => void setTimeout(() => socket.send(frame), slowNetworkMs / 2));
    });
  }
}
