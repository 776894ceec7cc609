import type { CloseReason, HandshakeAuth } from '@parley/protocol';
import type { Clock } from '../clock.js';
import type { Transport } from './transport.js';

/** A server within the same process. */
export interface MemoryPeer {
  /** Refuses with a reason, or gives back how the line is served. Null: there is nobody to answer. */
  accept(auth: HandshakeAuth, line: MemoryLine): MemoryService | CloseReason | null;
}

/** The server's end of a line. */
export interface MemoryLine {
  send(name: string, data: unknown): void;
  close(code: CloseReason | null): void;
}

export interface MemoryService {
  request(name: string, frame: unknown, reply: (answer: unknown) => void): void;
  /** The line is gone, whoever ended it. */
  gone(): void;
}

/** What happens to frames on the way. */
export interface Weather {
  /** How long the next frame takes. */
  delayMs(): number;
  /** How many copies of it arrive; 0: it is lost. Requests always arrive once, in the order written. */
  copies(name: string, direction: 'event' | 'reply'): number;
}

export const fairWeather: Weather = { delayMs: () => 1, copies: () => 1 };

export interface MemoryTransportOptions {
  readonly peer: MemoryPeer;
  readonly clock: Clock;
  readonly weather?: Weather;
}

/** Lines without a network: JSON in and out, so that nothing is shared by reference that could not be sent. */
export function memoryTransport({ peer, clock, weather = fairWeather }: MemoryTransportOptions): Transport {
  return {
    open({ auth }, listener) {
      let isOver = false;
      let lastArrival = 0;
      let service: MemoryService | null = null;

      /** Requests keep their order, as on a socket. */
      const inOrder = (run: () => void) => {
        lastArrival = Math.max(lastArrival, clock.now() + weather.delayMs());
        clock.after(lastArrival - clock.now(), () => {
          if (!isOver) run();
        });
      };
      const later = (run: () => void) =>
        clock.after(weather.delayMs(), () => {
          if (!isOver) run();
        });
      const end = (code: CloseReason | null) => {
        if (isOver) return;
        isOver = true;
        service?.gone();
        listener.onClose(code);
      };
      const serverEnd: MemoryLine = {
        send(name, data) {
          const text = JSON.stringify(data);
          for (let copies = weather.copies(name, 'event'); copies > 0; copies -= 1) {
            later(() => listener.onFrame(name, JSON.parse(text)));
          }
        },
        close: end,
      };
      inOrder(() => {
        const answer = peer.accept(auth, serverEnd);
        if (answer === null || typeof answer === 'string') end(answer);
        else service = answer;
      });
      return {
        transport: 'websocket',
        request(name, frame, reply) {
          const text = JSON.stringify(frame);
          inOrder(() =>
            service?.request(name, JSON.parse(text), (answer) => {
              if (weather.copies(name, 'reply') > 0) later(() => reply(answer));
            }),
          );
        },
        close() {
          if (isOver) return;
          isOver = true;
          service?.gone();
        },
      };
    },
  };
}
