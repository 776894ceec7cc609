/**
 * How the generator speaks to each server under test: raw WebSocket text frames, so that the measuring side costs
 * little and the same for all. Engine.IO 4 frames: `0` open, `2`/`3` ping/pong, `40` connect, `42` event, `43` ack.
 */
import { randomBytes } from 'node:crypto';

export type DialectName = 'parley' | 'socket.io' | 'raw';

export interface Seat {
  /** Connection token, for Parley. */
  readonly token: string;
  readonly channels: readonly string[];
}

export interface Received {
  /** Number of the send this frame acknowledges, or -1. */
  readonly ack: number;
  readonly isRefused: boolean;
  readonly deliveries: number;
}

export interface Dialect {
  readonly path: string;
  /** The frames that take a fresh connection to "subscribed"; each waits for the answer that `isStep` recognises. */
  readonly hello: (
    seat: Seat,
  ) => readonly { readonly send: string | null; readonly isAnswered: (frame: string) => boolean }[];
  readonly encodeSend: (n: number, channel: string, text: string) => string;
  readonly decode: (frame: string) => Received;
}

const nothing: Received = { ack: -1, isRefused: false, deliveries: 0 };

/** Ack numbers of sends start above those of the hello. */
const firstAck = 100;

function engineIo(subscribe: (seat: Seat) => string, connect: (seat: Seat) => string): Dialect['hello'] {
  return (seat) => [
    { send: null, isAnswered: (frame) => frame.startsWith('0') },
    { send: connect(seat), isAnswered: (frame) => frame.startsWith('40') },
    { send: subscribe(seat), isAnswered: (frame) => frame.startsWith('431[') },
  ];
}

function decodeAck(frame: string): Received {
  const bracket = frame.indexOf('[');
  const n = Number(frame.slice(2, bracket)) - firstAck;
  return { ack: n, isRefused: !frame.startsWith('{"ok":true', bracket + 1), deliveries: 0 };
}

/** A UUIDv7 made of the send's number: unique in a run, cheap, and sorted as real ones are. */
const run = randomBytes(4).toString('hex');
const clientId = (n: number) =>
  `019b0000-${run.slice(0, 4)}-7${run.slice(4, 7)}-8000-${n.toString(16).padStart(12, '0')}`;

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

export const dialects: Record<DialectName, Dialect> = {
  parley: {
    path: '/socket.io/?EIO=4&transport=websocket',
    hello: engineIo(
      (seat) =>
        `421${JSON.stringify([
          'stream.subscribe',
          { streams: seat.channels.map((id) => ({ stream: `channel:${id}`, fromSequence: 0 })) },
        ])}`,
      (seat) => `40${JSON.stringify({ token: seat.token, protocol: 1 })}`,
    ),
    encodeSend: (n, channel, text) =>
      `42${n + firstAck}["message.send",{"commandId":"${clientId(n)}","payload":{"channelId":"${channel}","clientMessageId":"${clientId(n)}","text":${JSON.stringify(text)}}}]`,
    decode: (frame) => {
      if (frame.startsWith('43')) return decodeAck(frame);
      if (frame.startsWith('42["stream.events"'))
        return { ack: -1, isRefused: false, deliveries: countOf(frame, '"eventId"') };
      return nothing;
    },
  },
  'socket.io': {
    path: '/socket.io/?EIO=4&transport=websocket',
    hello: engineIo(
      (seat) => `421${JSON.stringify(['join', seat.channels])}`,
      () => '40',
    ),
    encodeSend: (n, channel, text) => `42${n + firstAck}["send","${channel}",${JSON.stringify(text)}]`,
    decode: (frame) => {
      if (frame.startsWith('43')) return decodeAck(frame);
      if (frame.startsWith('42["message"')) return { ack: -1, isRefused: false, deliveries: 1 };
      return nothing;
    },
  },
  raw: {
    path: '/',
    hello: (seat) => [
      {
        send: JSON.stringify({ join: seat.channels, n: -1 }),
        isAnswered: (frame) => frame.startsWith('{"ack":-1'),
      },
    ],
    encodeSend: (n, channel, text) => JSON.stringify({ send: channel, text, n }),
    decode: (frame) =>
      frame.startsWith('{"ack"')
        ? { ack: Number(frame.slice(7, -1)), isRefused: false, deliveries: 0 }
        : { ack: -1, isRefused: false, deliveries: 1 },
  },
};
