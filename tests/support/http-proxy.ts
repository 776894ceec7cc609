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
  /** How many live connections were opened through it so far, by transport. */
  opened(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Headers that belong to one hop. */
const ofOneHop = new Set(['connection', 'upgrade', 'keep-alive', 'transfer-encoding', 'proxy-connection']);

export async function startHttpProxy(port: number, mode: ProxyMode = 'pass'): Promise<HttpProxy> {
  let target = port;
  let current = mode;
  const sockets = new Set<Socket>();
  const counts: Record<string, number> = {};

  const forward = (incoming: IncomingMessage, answer: ServerResponse) => {
    count(incoming);
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
    count(incoming);
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

  function count({ url = '' }: IncomingMessage): void {
    const { pathname, searchParams } = new URL(url, 'http://proxy');
    const transport = searchParams.get('transport');
    if (pathname !== '/socket.io/' || transport === null || searchParams.has('sid')) return;
    counts[transport] = (counts[transport] ?? 0) + 1;
  }

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    setMode: (next) => {
      current = next;
    },
    pointTo: (next) => {
      target = next;
    },
    opened: () => ({ ...counts }),
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

function keep(open: Set<Socket>, socket: Socket): void {
  open.add(socket);
  socket.on('close', () => open.delete(socket));
  // A line that breaks ends in an error on one side or the other.
  socket.on('error', () => socket.destroy());
}
