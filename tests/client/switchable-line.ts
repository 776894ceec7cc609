import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP forwarder on loopback: one address for a server that comes and goes, and a place to cut lines. */
export interface SwitchableLine {
  readonly url: string;
  /** Forwards to this port from now on; null: nobody answers. Lines that are open are cut. */
  pointTo(port: number | null): void;
  close(): Promise<void>;
}

export async function createSwitchableLine(): Promise<SwitchableLine> {
  const open = new Set<Socket>();
  let target: number | null = null;
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // A cut line ends in an error on one side or the other: that is what it is for.
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((near) => {
    keep(near);
    if (target === null) {
      near.destroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    keep(far);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    pointTo(next) {
      target = next;
      cut();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
