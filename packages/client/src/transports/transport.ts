import type { CloseReason, HandshakeAuth } from '@parley/protocol';
import type { TransportName } from '../store/state.js';

/** A way to the server. `connection.ts` decides when a line is opened and what follows its end. */
export interface Transport {
  /** False: a line opened now joins one that is there, and needs no token. Unset: every line needs its own. */
  readonly needsToken?: () => boolean;
  open(handshake: Handshake, listener: LineListener): Line;
}

export interface Handshake {
  /** Origin to connect to; empty for the origin the page came from. */
  readonly serverUrl: string;
  readonly auth: HandshakeAuth;
}

export interface LineListener {
  /** Frames in the order the server wrote them; `data` comes from outside and is not parsed yet. */
  onFrame(name: string, data: unknown): void;
  /**
   * Once, at the end of every line, also of one that never opened. `code`: why, if the server said so. `isMove`: the
   * next one goes another way, and can be opened at once.
   */
  onClose(code: CloseReason | null, isMove?: boolean): void;
}

export interface Line {
  /** What carries it now; unset where that has no name. */
  readonly transport?: TransportName | undefined;
  /** Writes a frame; frames arrive in the order written. `reply` is called at most once. */
  request(name: string, frame: unknown, reply: (answer: unknown) => void): void;
  /** Ends the line; its listener hears nothing any more. */
  close(): void;
}
