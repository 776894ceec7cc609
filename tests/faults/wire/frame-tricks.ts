import type { WebSocketFrame } from './frame-splitter.js';

/** How many of the next frames each trick is still to be played on; counts down as they come by. */
export interface FrameTricks {
  /** Acknowledgements that never arrive: their sender has to ask again. */
  loseReplies: number;
  /** Frames of events that arrive twice. */
  repeatEvents: number;
  /** Frames of events that arrive after the one that follows them. */
  swapEvents: number;
  /** Sends that arrive at the server twice. */
  repeatSends: number;
}

export const noTricks = (): FrameTricks => ({
  loseReplies: 0,
  repeatEvents: 0,
  swapEvents: 0,
  repeatSends: 0,
});

export type TrickName = keyof FrameTricks;

const isReply = (frame: WebSocketFrame) => frame.beginning.startsWith('43');
const isEvents = (frame: WebSocketFrame) => frame.beginning.startsWith('42["stream.events"');
const isSend = (frame: WebSocketFrame) => /^42\d+\["message\.send/.test(frame.beginning);

export interface Trickster {
  /** The frames to send on in place of this one. */
  pass(frame: WebSocketFrame): readonly Buffer[];
}

/** A frame that is to be swapped is let go after this, if no other of its kind comes. */
const longestHeldMs = 100;

/** What happens to the frames of one direction of one connection. */
export function createTrickster(
  tricks: FrameTricks,
  { onPlayed, release }: { onPlayed: (trick: TrickName) => void; release: (frame: Buffer) => void },
): Trickster {
  let held: Buffer | undefined;
  const letGo = (): readonly Buffer[] => {
    const frames = held ? [held] : [];
    held = undefined;
    return frames;
  };
  const play = (trick: TrickName): boolean => {
    if (tricks[trick] <= 0) return false;
    tricks[trick] -= 1;
    onPlayed(trick);
    return true;
  };
  return {
    pass: (frame) => {
      if (isReply(frame) && play('loseReplies')) return [];
      if (isSend(frame) && play('repeatSends')) return [frame.bytes, frame.bytes];
      if (!isEvents(frame)) return [frame.bytes];
      if (held) return [frame.bytes, ...letGo()];
      if (play('repeatEvents')) return [frame.bytes, frame.bytes];
      if (!play('swapEvents')) return [frame.bytes];
      held = Buffer.from(frame.bytes);
      setTimeout(() => letGo().forEach(release), longestHeldMs);
      return [];
    },
  };
}
