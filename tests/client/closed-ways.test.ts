import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LineListener, socketIoTransport, type TransportName } from '@parley/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ways: readonly TransportName[] = ['websocket', 'sse', 'polling'];
const handshake = { serverUrl: '', auth: { token: 'a token', protocol: 1 } };

/** A line to there, and how it ended. */
function open(way: TransportName, baseUrl: string) {
  const heard: unknown[] = [];
  let end: LineListener['onClose'] = () => {};
  const ended = new Promise<unknown[]>((resolve) => {
    end = (...said) => {
      heard.push(said);
      resolve(said);
    };
  });
  const onFrame = (name: string) => void heard.push(name);
  const line = socketIoTransport({ baseUrl, way }).open(handshake, { onFrame, onClose: end });
  return { line, ended, heard };
}

describe('a way that leads nowhere', () => {
  let page: Server;
  let pageUrl = '';
  let asked = 0;
  beforeAll(async () => {
    page = createServer((_, answer) => {
      asked += 1;
      answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Please sign in to the network</h1>');
    });
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
    pageUrl = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => page.close(resolve)));

  it.each(ways)('[R-FB-1] ends once and without a code when a proxy answers with a page: %s', async (way) => {
    const { ended, heard } = open(way, pageUrl);
    expect(await ended).toEqual([null]);
    await sleep(20);
    expect(heard).toHaveLength(1);
  });

  it.each(ways)('[R-FB-1] ends once and without a code when nobody answers: %s', async (way) => {
    // Port 1 is nobody’s.
    const { ended } = open(way, 'http://127.0.0.1:1');
    expect(await ended).toEqual([null]);
  });

  it.each(ways)('says nothing any more once it is closed: %s', async (way) => {
    const before = asked;
    const { line, heard } = open(way, pageUrl);
    expect(line.transport).toBe(way);
    line.close();
    line.request('message.send', {}, () => heard.push('an answer'));
    await sleep(100);
    expect(heard).toEqual([]);
    if (way === 'sse') expect(asked).toBe(before);
  });
});
