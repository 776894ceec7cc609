import { randomBytes } from 'node:crypto';
import type { Connection, Frame, HttpAnswer, HttpRequest, Visitor, Wire } from '@parley/protocol/conformance';
import { io, type Socket } from 'socket.io-client';
import { SseEngine } from '../../packages/client/src/transports/sse-engine.js';

/** A handshake that is neither let in nor refused in this time has hung. */
const handshakeTimeoutMs = 10_000;
const ackTimeoutMs = 10_000;

export type TransportName = 'websocket' | 'sse' | 'polling';

export interface VisitorOptions {
  readonly transport?: TransportName;
}

/**
 * A browser without a page: cookies, requests and raw connections. With several nodes each request and each
 * connection goes to the next one.
 */
export function createVisitor(nodes: readonly string[], options: VisitorOptions = {}): Visitor {
  let turn = 0;
  const nextNode = () => {
    turn += 1;
    return nodes[turn % nodes.length] as string;
  };
  const cookies = new Map<string, string>();

  async function request({ method, path, body, headers }: HttpRequest): Promise<HttpAnswer> {
    const response = await fetch(nextNode() + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookies.size > 0 && { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    const contentType = response.headers.get('content-type') ?? '';
    const text = await response.text();
    return {
      status: response.status,
      contentType,
      body: contentType.includes('json') ? JSON.parse(text) : text,
    };
  }

  return {
    request,
    connect: (auth) =>
      openConnection(
        io(nextNode(), {
          auth: auth as Record<string, unknown>,
          transports: waysOf(options.transport ?? 'websocket'),
          upgrade: false,
          // For the cookie by which a load balancer leads to the same node again.
          withCredentials: true,
          reconnection: false,
          forceNew: true,
          timeout: handshakeTimeoutMs,
        }),
      ),
  };
}

/** For the `transports` of a connection. */
export const waysOf = (name: TransportName) => (name === 'sse' ? [SseEngine] : [name]);

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const name = pair.slice(0, pair.indexOf('='));
  if (attributes.some((one) => /^max-age=0$/i.test(one))) cookies.delete(name);
  else cookies.set(name, pair.slice(name.length + 1));
}

function openConnection(socket: Socket): Promise<Connection> {
  const wire = wireOf(socket);
  return new Promise((resolve, reject) => {
    socket.on('connect', () => resolve({ kind: 'open', wire }));
    socket.on('connect_error', (error: Error & { data?: { code?: unknown } }) => {
      socket.close();
      if (error.data === undefined) reject(error);
      else resolve({ kind: 'refused', code: error.data.code });
    });
  });
}

function wireOf(socket: Socket): Wire {
  const frames: Frame[] = [];
  socket.onAny((name: string, payload: unknown) => frames.push({ name, payload }));
  return {
    frames,
    isClosed: () => socket.disconnected,
    request: (name, payload) =>
      new Promise((resolve, reject) => {
        const onClose = (reason: string) => reject(new Error(`closed before the ack of ${name}: ${reason}`));
        socket.once('disconnect', onClose);
        socket.timeout(ackTimeoutMs).emit(name, payload, (error: Error | null, answer: unknown) => {
          socket.off('disconnect', onClose);
          if (error) reject(new Error(`no ack of ${name} in ${ackTimeoutMs / 1_000} s`));
          else resolve(answer);
        });
      }),
    emit: (name, ...values) => {
      socket.emit(name, ...values);
    },
    close: () => {
      socket.close();
    },
  };
}

/** An e-mail address and password nobody else has. */
export function newAccountDetails(name = 'Somebody') {
  const random = randomBytes(8).toString('hex');
  return { name, email: `${random}@example.com`, password: `pass-${random}` };
}
