import { Transport } from 'engine.io-client';
import { decodePayload, encodePacket, type Packet } from 'engine.io-parser';
import * as z from 'zod/mini';
import { createEventReader } from './event-stream.js';

/** Of what the server says first, what Engine.IO does not look after on this transport. */
const opening = z.object({ maxPayload: z.int() });
const separator = '\u001e';

/**
 * Server-sent events as a transport of Engine.IO: what the server says comes as one endless answer, what the client
 * says goes as bodies of POSTs, one after the other. Read with fetch, so that it runs in Node too and that a refusal
 * has a status, which EventSource hides.
 */
export class SseEngine extends Transport {
  readonly #ending = new AbortController();
  /** Bytes of one POST. */
  #roomBytes = Number.POSITIVE_INFINITY;

  get name(): string {
    return 'sse';
  }

  protected override doOpen(): void {
    this.#read().catch((cause: unknown) => this.#fail('The stream could not be read', cause));
  }

  async #read(): Promise<void> {
    const response = await this.#fetch('GET');
    // A proxy may answer with a page of its own.
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (!response.ok || !isStream || !response.body) {
      this.#fail('The stream was refused', response.status);
      return;
    }
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    const eventsIn = createEventReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      for (const payload of eventsIn(decoder.decode(part.value, { stream: true }))) this.#take(payload);
    }
    if (this.#isLive()) this.onClose({ description: 'The stream ended' });
  }

  #take(payload: string): void {
    for (const packet of decodePayload(payload, 'arraybuffer')) {
      if (!this.#isLive()) return;
      if (packet.type === 'open') {
        const said = opening.safeParse(parseJson(packet.data));
        if (said.success) this.#roomBytes = said.data.maxPayload;
        this.onOpen();
      }
      this.onPacket(packet);
    }
  }

  protected override write(packets: Packet[]): void {
    this.writable = false;
    this.#post(packets.map(textOf)).catch((cause: unknown) => this.#fail('Data could not be sent', cause));
  }

  async #post(texts: readonly string[]): Promise<void> {
    for (const body of payloadsOf(texts, this.#roomBytes)) {
      const response = await this.#fetch('POST', body);
      if (!response.ok) {
        this.#fail('Data was refused', response.status);
        return;
      }
      await response.text();
    }
    this.writable = true;
    this.emitReserved('drain');
  }

  protected override doClose(): void {
    this.#ending.abort();
  }

  #isLive(): boolean {
    return this.readyState === 'opening' || this.readyState === 'open';
  }

  #fail(what: string, cause: unknown): void {
    if (this.#isLive()) this.onError(what, cause);
  }

  async #fetch(method: 'GET' | 'POST', body?: string): Promise<Response> {
    const { secure, withCredentials, extraHeaders } = this.opts;
    const cookies = this.socket._cookieJar;
    const headers = new Headers(extraHeaders);
    if (body !== undefined) headers.set('content-type', 'text/plain;charset=UTF-8');
    cookies?.appendCookies(headers);
    const response = await fetch(this.createUri(secure ? 'https' : 'http', this.query), {
      method,
      headers,
      credentials: withCredentials ? 'include' : 'omit',
      cache: 'no-store',
      signal: this.#ending.signal,
      ...(body !== undefined && { body }),
    });
    cookies?.parseCookies(response.headers.getSetCookie());
    return response;
  }
}

/** Frames are JSON; only bytes would be encoded later than at once, and there are none. */
function textOf(packet: Packet): string {
  let text = '';
  encodePacket(packet, false, (encoded) => {
    text = String(encoded);
  });
  return text;
}

const encoder = new TextEncoder();

/** Puts as many packets into one payload as fit. One that is too big goes alone, for the server to refuse. */
export function payloadsOf(texts: readonly string[], roomBytes: number): string[] {
  const payloads: string[] = [];
  let free = 0;
  for (const text of texts) {
    const size = encoder.encode(text).length + separator.length;
    const last = payloads.at(-1);
    if (last !== undefined && size <= free) {
      payloads[payloads.length - 1] = last + separator + text;
      free -= size;
    } else {
      payloads.push(text);
      free = roomBytes - size;
    }
  }
  return payloads;
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
