import { isCloseReason } from '@parley/protocol';
import { Socket as Engine } from 'engine.io-client';
import { io, type Socket } from 'socket.io-client';
import type { TransportName } from '../store/state.js';
import { createLadder, type LadderOptions, type Probe } from './ladder.js';
import type { Handshake, Line, LineListener, Transport } from './transport.js';

export interface SocketIoOptions {
  /** Where to connect to when the handshake does not say. Default: the origin the page came from. */
  readonly baseUrl?: string;
  /** What carries the frames. Default: `websocket`. */
  readonly way?: TransportName;
}

/** Socket.IO over one transport. Reconnecting and changing the transport are not its business here. */
export function socketIoTransport({ baseUrl, way = 'websocket' }: SocketIoOptions = {}): Transport {
  return {
    open(handshake, listener) {
      const target = { handshake, baseUrl };
      return way === 'sse'
        ? openSse(target, listener)
        : openLine({ ...target, name: way, ways: [way] }, listener);
    },
  };
}

export type SocketIoLadderOptions = Pick<LadderOptions, 'clock' | 'random' | 'climbMs'> &
  Pick<SocketIoOptions, 'baseUrl'>;

/** R-FB-1: WebSocket, else server-sent events with sends over POST, else long-polling. */
export function socketIoLadder({ baseUrl, ...options }: SocketIoLadderOptions): Transport {
  const over = (way: TransportName) => socketIoTransport({ way, ...(baseUrl !== undefined && { baseUrl }) });
  return createLadder({
    ...options,
    rungs: [
      { transport: over('websocket'), openingMs: 5_000, isLeftWhenHung: false },
      { transport: over('sse'), openingMs: 5_000, isLeftWhenHung: true },
      { transport: over('polling'), openingMs: 15_000, isLeftWhenHung: true },
    ],
    probe: probeOf(baseUrl),
  });
}

interface Target {
  readonly handshake: Handshake;
  readonly baseUrl: string | undefined;
}

/** Only few ever need it, so it is fetched when they do. */
function openSse(target: Target, listener: LineListener): Line {
  let line: Line | undefined;
  let isClosed = false;
  import('./sse-engine.js').then(
    ({ SseEngine }) => {
      if (!isClosed) line = openLine({ ...target, name: 'sse', ways: [SseEngine] }, listener);
    },
    () => {
      if (!isClosed) listener.onClose(null);
    },
  );
  return {
    transport: 'sse',
    request: (name, frame, reply) => line?.request(name, frame, reply),
    close() {
      isClosed = true;
      line?.close();
    },
  };
}

interface Way extends Target {
  readonly name: TransportName;
  readonly ways: NonNullable<NonNullable<Parameters<typeof io>[1]>['transports']>;
}

function openLine({ handshake, baseUrl, name: transport, ways }: Way, listener: LineListener): Line {
  const url = handshake.serverUrl || baseUrl || undefined;
  const settings = {
    auth: handshake.auth,
    transports: ways,
    upgrade: false,
    reconnection: false,
    forceNew: true,
    withCredentials: true,
  };
  const socket: Socket = url === undefined ? io(settings) : io(url, settings);
  let isOver = false;
  const end = (code: unknown) => {
    if (isOver) return;
    isOver = true;
    socket.disconnect();
    listener.onClose(isCloseReason(code) ? code : null);
  };
  socket.onAny((name: string, data: unknown) => {
    if (!isOver) listener.onFrame(name, data);
  });
  socket.on('connect_error', (error: Error & { data?: { code?: unknown } }) => end(error.data?.code));
  socket.on('disconnect', () => end(null));
  return {
    transport,
    request(name, frame, reply) {
      if (socket.connected) socket.emit(name, frame, reply);
    },
    close() {
      isOver = true;
      socket.disconnect();
    },
  };
}

/** Opens a WebSocket, waits for the server's first word on it, and closes it: nobody signs in there. */
function probeOf(baseUrl: string | undefined): Probe {
  return (serverUrl, done) => {
    const url = serverUrl || baseUrl || undefined;
    const settings = { path: '/socket.io', transports: ['websocket'], upgrade: false };
    const engine = url === undefined ? new Engine(settings) : new Engine(url, settings);
    let isOver = false;
    const end = (works: boolean) => {
      if (isOver) return;
      isOver = true;
      engine.close();
      done(works);
    };
    engine.on('open', () => end(true));
    engine.on('close', () => end(false));
    engine.on('error', () => end(false));
    return () => {
      isOver = true;
      engine.close();
    };
  };
}
