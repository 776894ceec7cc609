import type * as z from 'zod/mini';
import {
  type Ack,
  type CommandDefinition,
  type ConnectionAck,
  clientFrames,
  type Envelope,
  envelope,
  type ResultOf,
  type StreamName,
  type SubscribeResult,
  serverFrames,
} from '../src/index.js';
import { granted, parsedAck } from './answers.js';
import { ConformanceError, holds } from './check.js';
import type { Frame, Target, Wire } from './target.js';

/** A live line: a wire whose frames are held to their schemas. */
export interface Line {
  readonly wire: Wire;
  readonly hello: ConnectionAck;
  command<D extends CommandDefinition>(
    definition: D,
    payload: z.input<D['payload']>,
    commandId?: string,
  ): Promise<Ack<ResultOf<D>>>;
  done<D extends CommandDefinition>(definition: D, payload: z.input<D['payload']>): Promise<ResultOf<D>>;
  /** From the given cursors; all have to be granted. */
  subscribe(cursors: Readonly<Record<StreamName, number>>): Promise<void>;
  trySubscribe(cursors: Readonly<Record<StreamName, number>>): Promise<SubscribeResult['streams']>;
  /** Events of a stream so far, as they came. */
  events(stream: StreamName): Envelope[];
  /** Resolves when this is so; fails after five seconds with what was waited for. */
  until(condition: () => boolean, what: string): Promise<void>;
  /** Resolves when an event of the stream has at least this sequence. */
  reached(stream: StreamName, sequence: number): Promise<void>;
  close(): void;
}

/** The time a server has for what it should do at once; generous, because it only ends cases that fail. */
const patienceMs = 5_000;
const lookEveryMs = 10;

export async function createLine(target: Target, wire: Wire): Promise<Line> {
  const until: Line['until'] = async (condition, what) => {
    for (let waited = 0; waited < patienceMs; waited += lookEveryMs) {
      if (condition()) return;
      await target.wait(lookEveryMs);
    }
    throw new ConformanceError(`${what}: not within ${patienceMs / 1_000} s`);
  };
  const trySubscribe: Line['trySubscribe'] = async (cursors) => {
    const streams = Object.entries(cursors).map(([stream, fromSequence]) => ({ stream, fromSequence }));
    const ack = (await wire.request('stream.subscribe', { streams })) as Ack;
    return clientFrames['stream.subscribe'].result.parse(granted(ack, 'stream.subscribe')).streams;
  };
  const command: Line['command'] = async (definition, payload, commandId = target.newId()) =>
    parsedAck(definition, await wire.request(definition.type, { commandId, payload }));

  await until(() => wire.frames.length > 0, 'a first frame');
  const [first] = wire.frames as [Frame];
  holds(first.name === 'connection.ack', `the first frame is connection.ack, not ${first.name}`);

  const events: Line['events'] = (stream) =>
    wire.frames
      .filter((frame) => frame.name === 'stream.events')
      .flatMap((frame) => serverFrames['stream.events'].payload.parse(frame.payload))
      .filter((event) => event.stream === stream)
      .map((event) => envelope.parse(event));

  return {
    wire,
    hello: serverFrames['connection.ack'].payload.parse(first.payload),
    command,
    done: async (definition, payload) => granted(await command(definition, payload), definition.type),
    trySubscribe,
    subscribe: async (cursors) => {
      for (const answer of await trySubscribe(cursors)) {
        holds(answer.ok, `${answer.stream} can be subscribed to`);
      }
    },
    events,
    until,
    reached: (stream, sequence) =>
      until(
        () => events(stream).some((event) => event.sequence >= sequence),
        `event ${sequence} of ${stream}`,
      ),
    close: () => wire.close(),
  };
}
