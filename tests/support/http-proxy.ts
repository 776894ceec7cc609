import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/**
 * What stands between people and servers in some offices. `pass`: nothing in the way. `no-upgrades`: takes a WebSocket
 * for a bad request. `buffering`: that too, and an answer is handed on when it is complete.
 */
export type ProxyMode = 'pass' | 'no-upgrades' | 'buffering';

/** A reverse proxy on loopback that keeps the host a request was made to, so that it is the origin of the page. */
export interface HttpProxy {
  readonly url: string;
  /** For what comes from now on; open connections stay. */
  setMode(mode: ProxyMode): void;
  /** Where requests go. */
  pointTo(port: number): void;
  /** How many live connections were asked for through it so far, by transport. */
  asked(): Readonly<Record<string, number>>;
  /** How many requests of live connections are open now, by transport; a poll is one while it waits. */
  open(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Headers that belong to one hop. */
const ofOneHop = new Set(['connection', 'upgrade', 'keep-alive', 'transfer-encoding', 'proxy-connection']);

export async function startHttpProxy(port: number, mode: ProxyMode = 'pass'): Promise<HttpProxy> {
  let target = port;
  let current = mode;
  const sockets = new Set<Socket>();
  const asked = new Map<string, number>();
  const open = new Map<string, number>();

  const forward = (incoming: IncomingMessage, answer: ServerResponse) => {
    count(incoming, answer);
    const headers = withoutHop(incoming.headers);
    const outgoing = request({
      host: '127.0.0.1',
      port: target,
      method: incoming.method,
      path: incoming.url,
      headers,
      agent: false,
    });
    // Whoever hangs up on one side has hung up on the other.
    answer.on('close', () => outgoing.destroy());
    outgoing.on('error', () => {
      if (!answer.headersSent) answer.writeHead(502);
      answer.end();
    });
    outgoing.on('response', (response) => {
      response.on('error', () => answer.destroy());
      const head = () => answer.writeHead(response.statusCode ?? 502, withoutHop(response.headers));
      if (current !== 'buffering') {
        response.pipe(head());
        response.on('close', () => {
          if (!response.complete) answer.destroy();
        });
        return;
      }
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => head().end(Buffer.concat(parts)));
    });
    incoming.pipe(outgoing);
  };

  const server = createServer(forward);
  server.on('connection', (socket) => keep(sockets, socket));
  server.on('upgrade', (incoming, near: Socket, head) => {
    count(incoming, near);
    if (current !== 'pass') {
      near.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const far = connect(target, '127.0.0.1');
    keep(sockets, far);
    const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
    for (let index = 0; index < incoming.rawHeaders.length; index += 2)
      lines.push(`${incoming.rawHeaders[index]}: ${incoming.rawHeaders[index + 1]}`);
    far.write(`${lines.join('\r\n')}\r\n\r\n`);
    far.write(head);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  function count({ url = '', method }: IncomingMessage, whileOpen: ServerResponse | Socket): void {
    const { pathname, searchParams } = new URL(url, 'http://proxy');
    const transport = searchParams.get('transport');
    if (pathname !== '/socket.io/' || transport === null || method !== 'GET') return;
    if (!searchParams.has('sid')) add(asked, transport, 1);
    add(open, transport, 1);
    whileOpen.on('close', () => add(open, transport, -1));
  }

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    setMode: (next) => {
      current = next;
    },
    pointTo: (next) => {
      target = next;
    },
    asked: () => Object.fromEntries(asked),
    open: () => Object.fromEntries(open),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function withoutHop(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofOneHop.has(name)));
}

function add(counts: Map<string, number>, name: string, count: number): void {
  counts.set(name, (counts.get(name) ?? 0) + count);
}

function keep(open: Set<Socket>, socket: Socket): void {
  open.add(socket);
  socket.on('close', () => open.delete(socket));
  // A line that breaks ends in an error on one side or the other.
  socket.on('error', () => socket.destroy());
}
