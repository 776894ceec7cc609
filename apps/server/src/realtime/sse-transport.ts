import type { IncomingMessage, ServerResponse } from 'node:http';
import { limits } from '@parley/protocol';
import { parser, Transport } from 'engine.io';

/** What Engine.IO hands to a transport. */
type EngineRequest = IncomingMessage & { _query: Record<string, string>; res?: ServerResponse | undefined };
type Packets = Parameters<typeof parser.encodePayload>[0];

/** Proxies that hold back the first kilobytes of an answer let go of it with this. */
const opening = `:${' '.repeat(2_048)}\n\n`;
/** How long a client that is told to go has to read the rest. */
const farewellMs = 2_000;

/**
 * Server-sent events as a transport of Engine.IO. One GET is answered by a `text/event-stream` without an end, each
 * event of it a payload of packets; what the client writes comes as bodies of POSTs, one after the other, as with
 * long-polling. So everything above it is the same as on a WebSocket.
 */
export class SseTransport extends Transport {
  #stream: ServerResponse | undefined;
  #isReceiving = false;

  get name(): string {
    return 'sse';
  }

  /** Engine.IO keeps the wire of a WebSocket under this name; what bounds one bounds the other. */
  get socket(): { readonly bufferedAmount: number; terminate(): void } {
    return this;
  }

  /** Bytes that were written and have not left the process. */
  get bufferedAmount(): number {
    return this.#stream?.writableLength ?? 0;
  }

  /** Ends it without waiting for what is written. */
  terminate(): void {
    this.#stream?.destroy();
  }

  override onRequest(request: EngineRequest): void {
    const answer = request.res as ServerResponse;
    // The first request lives as long as the session.
    request.res = undefined;
    // Writing to somebody who has just gone is no error worth a word.
    answer.on('error', () => answer.destroy());
    if (request.method === 'GET') this.#open(request, answer);
    else if (request.method === 'POST') void this.#receive(request, answer);
    else refuse(answer, 405);
  }

  #open(request: EngineRequest, answer: ServerResponse): void {
    if (this.#stream) {
      refuse(answer, 400);
      return;
    }
    this.#stream = answer;
    answer.on('close', () => {
      if (this.readyState !== 'closed') this.onClose();
    });
    answer.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      ...this.#headers(request),
    });
    answer.write(opening);
    this.#becomeWritable();
  }

  #becomeWritable(): void {
    this.writable = true;
    this.emit('ready');
  }

  override send(packets: Packets): void {
    this.writable = false;
    // Frames are JSON, which has no raw line breaks: a payload is always one line.
    parser.encodePayload(packets, (payload) => {
      this.#stream?.write(`data: ${payload}\n\n`, (error) => {
        if (error) return;
        this.emit('drain');
        // Only now: what comes in between waits where it is counted, and then goes in one piece.
        this.#becomeWritable();
      });
    });
  }

  async #receive(request: EngineRequest, answer: ServerResponse): Promise<void> {
    if (this.#isReceiving) {
      refuse(answer, 400);
      this.onError('Two requests with data at once');
      return;
    }
    this.#isReceiving = true;
    try {
      const payload = await bodyOf(request);
      if (payload === undefined) {
        // As on a WebSocket, it ends the connection that sent it.
        refuse(answer, 413);
        this.onError('Too much data in one request');
        return;
      }
      this.#take(payload);
      answer.writeHead(204, this.#headers(request)).end();
    } catch {
      answer.destroy();
      this.onError('A request with data broke off');
    } finally {
      this.#isReceiving = false;
    }
  }

  #take(payload: string): void {
    for (const packet of parser.decodePayload(payload)) {
      if (this.readyState !== 'open') return;
      if (packet.type === 'close') this.close();
      else this.onPacket(packet);
    }
  }

  override doClose(closed?: () => void): void {
    const stream = this.#stream;
    if (stream) {
      stream.end();
      const cut = setTimeout(() => stream.destroy(), farewellMs);
      stream.on('close', () => clearTimeout(cut));
    }
    closed?.();
  }

  /** Engine.IO lets others add to them, such as the cookie that leads to this node again. */
  #headers(request: EngineRequest): Record<string, string> {
    const headers = {};
    this.emit('headers', headers, request);
    return headers;
  }
}

function refuse(answer: ServerResponse, status: number): void {
  answer.writeHead(status, { connection: 'close' }).end();
}

/** Undefined when it is more than a frame may be; the rest is not read. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Ending the request would end the answer with it.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limits.frameBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
