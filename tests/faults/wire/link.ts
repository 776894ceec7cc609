import type { Socket } from 'node:net';
import { createFrameSplitter } from './frame-splitter.js';
import { createTrickster, type FrameTricks, type TrickName } from './frame-tricks.js';
import { createLane, type Lane, type LaneWeather } from './lane.js';

/** One connection through the wire: a client's socket and the one to the server. */
export interface Link {
  readonly isLive: () => boolean;
  /** Ends both sides with a reset. */
  cut(): void;
  /** Ends both sides as soon as half of the next piece from the server has gone through. */
  cutMidFrame(): void;
  /** From now on nothing arrives on either side, and neither is told. */
  goSilent(): void;
  readonly isSilent: () => boolean;
  thaw(): void;
}

export interface LinkParts {
  readonly weather: { readonly down: LaneWeather; readonly up: LaneWeather };
  /** Of all links together. */
  readonly tricks: FrameTricks;
  readonly onPlayed: (trick: TrickName) => void;
}

const endOfHead = '\r\n\r\n';

export function createLink(near: Socket, far: Socket, { weather, tricks, onPlayed }: LinkParts): Link {
  const down = createLane(far, near, weather.down);
  const up = createLane(near, far, weather.up);
  let frames: { down: (bytes: Buffer) => Buffer[]; up: (bytes: Buffer) => Buffer[] } | undefined;
  let isSilent = false;
  let isCutNext = false;

  const readFrames = (lane: Lane) => {
    const split = createFrameSplitter();
    const { pass } = createTrickster(tricks, { onPlayed, release: lane.push });
    return (bytes: Buffer) => split(bytes).flatMap((frame) => [...pass(frame)]);
  };
  const cut = () => {
    near.resetAndDestroy();
    far.resetAndDestroy();
  };

  function fromServer(bytes: Buffer): void {
    if (isCutNext) {
      near.write(bytes.subarray(0, bytes.length >> 1), cut);
      return;
    }
    if (frames) {
      for (const one of frames.down(bytes)) down.push(one);
      return;
    }
    if (!bytes.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) {
      down.push(bytes);
      return;
    }
    frames = { down: readFrames(down), up: readFrames(up) };
    const headLength = bytes.indexOf(endOfHead) + endOfHead.length;
    down.push(bytes.subarray(0, headLength));
    if (bytes.length > headLength) fromServer(bytes.subarray(headLength));
  }

  far.on('data', (bytes: Buffer) => {
    if (!isSilent) fromServer(bytes);
  });
  near.on('data', (bytes: Buffer) => {
    if (isSilent) return;
    if (frames) for (const one of frames.up(bytes)) up.push(one);
    else up.push(bytes);
  });
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.on('error', () => one.destroy());
    one.on('end', () => {
      if (!isSilent) other.end();
    });
    one.on('close', () => {
      if (!isSilent) other.destroy();
    });
  }
  return {
    isLive: () => frames !== undefined && !isSilent && !near.destroyed,
    cut,
    cutMidFrame: () => {
      isCutNext = true;
    },
    goSilent: () => {
      isSilent = true;
    },
    isSilent: () => isSilent,
    thaw: () => {
      down.thaw();
      up.thaw();
    },
  };
}
