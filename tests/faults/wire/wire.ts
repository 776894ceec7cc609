import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { seededRandom } from '@parley/client/testing';
import { type FrameTricks, noTricks, type TrickName } from './frame-tricks.js';
import { createLink, type Link } from './link.js';

/** The wire between clients and servers: one address for all nodes, and the place where lines go wrong. */
export interface Wire {
  readonly url: string;
  readonly port: number;
  /** New connections go to these in turn, past those that do not answer. */
  pointTo(ports: readonly number[]): void;
  /** WebSocket connections that are open now. */
  liveLinks(): number;
  /** Resets about this share of the live connections; gives how many. `midFrame`: in the middle of what is sent next. */
  cut(share: number, midFrame?: boolean): number;
  /** About this share of the live connections carries nothing any more, and neither side is told. */
  goSilent(share: number): number;
  /** Silent connections are reset after all, as by a host that has come back and knows nothing of them. */
  endSilent(): void;
  /** Every piece on the way to clients and back takes this long, and up to half as long again. 0: as before. */
  slowDown(delayMs: number): number;
  /** Bytes per second to every client; Infinity: as before. */
  throttle(bytesPerSecond: number): number;
  /** Nothing moves, and nothing is lost, until it is thawed. */
  freeze(isFrozen: boolean): number;
  /** The next frames of a kind, on whichever connection they come. */
  play(trick: TrickName, frames: number): void;
  /** Frames each trick was played on so far. */
  readonly played: Readonly<FrameTricks>;
  close(): Promise<void>;
}

/** A wire on a free port of 127.0.0.1. The same seed makes the same choices. */
export async function openWire(seed: number): Promise<Wire> {
  const random = seededRandom(seed);
  const links = new Set<Link>();
  const sockets = new Set<Socket>();
  const tricks = noTricks();
  const played = noTricks();
  const weather = { delay: 0, bytesPerSecond: Infinity, isFrozen: false };
  let ports: readonly number[] = [];
  let turn = 0;

  const delayMs = () => (weather.delay === 0 ? 0 : weather.delay * (1 + random() / 2));
  const lane = (isDown: boolean) => ({
    delayMs,
    get bytesPerSecond() {
      return isDown ? weather.bytesPerSecond : Infinity;
    },
    get isFrozen() {
      return weather.isFrozen;
    },
  });
  const parts = {
    weather: { down: lane(true), up: lane(false) },
    tricks,
    onPlayed: (trick: TrickName) => {
      played[trick] += 1;
    },
  };

  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
  };

  /** The first of these nodes that answers; a client that finds none is cut off. */
  function reach(near: Socket, [port, ...others]: readonly number[]): void {
    if (port === undefined || near.destroyed) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    far.once('error', () => reach(near, others));
    far.once('connect', () => {
      far.removeAllListeners('error');
      keep(far);
      const link = createLink(near, far, parts);
      links.add(link);
      near.on('close', () => links.delete(link));
      near.resume();
      if (near.destroyed) far.destroy();
    });
  }

  const server = createServer({ pauseOnConnect: true }, (near) => {
    keep(near);
    near.on('error', () => near.destroy());
    const first = turn % Math.max(1, ports.length);
    turn += 1;
    reach(near, [...ports.slice(first), ...ports.slice(0, first)]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 4_096, resolve));
  const { port } = server.address() as AddressInfo;

  const live = () => [...links].filter((link) => link.isLive());
  /** At least one, if there is any. */
  const some = (share: number) => {
    const all = live();
    const chosen = all.filter(() => random() < share);
    return chosen.length > 0 ? chosen : all.slice(0, 1);
  };
  const each = (share: number, work: (link: Link) => void) => {
    const chosen = some(share);
    for (const link of chosen) work(link);
    return chosen.length;
  };
  const thaw = () => {
    for (const link of links) link.thaw();
    return live().length;
  };

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pointTo: (next) => {
      ports = next;
    },
    liveLinks: () => live().length,
    cut: (share, midFrame = false) => each(share, (link) => (midFrame ? link.cutMidFrame() : link.cut())),
    goSilent: (share) => each(share, (link) => link.goSilent()),
    endSilent: () => {
      for (const link of links) if (link.isSilent()) link.cut();
    },
    slowDown: (delay) => {
      weather.delay = delay;
      return thaw();
    },
    throttle: (bytesPerSecond) => {
      weather.bytesPerSecond = bytesPerSecond;
      return thaw();
    },
    freeze: (isFrozen) => {
      weather.isFrozen = isFrozen;
      return thaw();
    },
    play: (trick, frames) => {
      tricks[trick] += frames;
    },
    played,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
