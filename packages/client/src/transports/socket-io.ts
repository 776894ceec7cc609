import { isCloseReason } from '@parley/protocol';
import { io, type Socket } from 'socket.io-client';
import type { Transport } from './transport.js';

export interface SocketIoOptions {
  readonly baseUrl?: string;
  /** In the order tried. Default: WebSocket, else long-polling. */
  readonly ways?: readonly ('websocket' | 'polling')[];
}

/** Socket.IO. Reconnecting is not its business here. */
export function socketIoTransport(options: SocketIoOptions = {}): Transport {
  return {
    open(handshake, listener) {
      const url = handshake.serverUrl || options.baseUrl || undefined;
      const settings = {
        auth: handshake.auth,
        transports: [...(options.ways ?? ['websocket', 'polling'])],
        tryAllTransports: true,
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
        request(name, frame, reply) {
          if (socket.connected) socket.emit(name, frame, reply);
        },
        close() {
          isOver = true;
          socket.disconnect();
        },
      };
    },
  };
}
