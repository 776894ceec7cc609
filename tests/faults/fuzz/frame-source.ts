import { randomUUID } from 'node:crypto';
import { catalogue, clientFrames } from '@parley/protocol';
import { readFixtures } from '../../../packages/protocol/contract/fixtures.js';
import type { Dice } from '../../simulation/dice.js';
import { mutate, rawPacket } from './mutate.js';

export interface MalformedFrame {
  readonly name: string;
  readonly content: unknown;
}

/** Some frames must be over the limit; most must not, or nothing would ever be parsed. */
const mostCharacters = 60_000;
const oversizedShare = 0.0005;

const someStream = 'channel:01985f10-0002-7a00-8000-000000000201';
/** What there are no fixtures for: asked beside the commands of the catalogue. */
const requests: Readonly<Record<string, unknown>> = {
  'stream.subscribe': { streams: [{ stream: someStream, fromSequence: 40 }] },
  'stream.unsubscribe': { streams: [someStream] },
};

export interface FrameSource {
  /** A command or request of the contract with something wrong with it. */
  next(): MalformedFrame;
  /** The same as a Socket.IO packet, now and then not even that. `isRaw`: it may well end its connection. */
  nextPacket(number: number): { readonly text: string; readonly isRaw: boolean };
  /** Commands and requests used so far. */
  readonly names: ReadonlySet<string>;
}

/** `ownChannelId` stands in for the channel of the fixtures, so that some of it gets past the door. */
export function createFrameSource(
  dice: Dice,
  options: { ownChannelId: string; rawShare: number },
): FrameSource {
  const examples = readFixtures()
    .filter((fixture) => fixture.kind === 'commands' && Object.hasOwn(catalogue.commands, fixture.type))
    .flatMap(({ type, good, bad }) => [...good, ...bad].map(({ payload }) => ({ name: type, payload })))
    .filter(({ payload }) => (JSON.stringify(payload)?.length ?? 0) < mostCharacters);
  const asked = Object.keys(clientFrames).map((name) => ({ name, payload: requests[name] ?? {} }));
  const names = new Set<string>();

  function next(): MalformedFrame {
    const isRequest = dice.chance(0.15);
    const example = dice.one(isRequest ? asked : examples) as { name: string; payload: unknown };
    names.add(example.name);
    const name = dice.chance(0.01) ? (JSON.stringify(mutate(example.name, dice)) ?? '') : example.name;
    const payload = dice.chance(0.3)
      ? withOwnChannel(example.payload, options.ownChannelId)
      : example.payload;
    const frame = isRequest ? payload : { commandId: randomUUID(), payload };
    if (dice.chance(oversizedShare))
      return { name, content: { ...Object(frame), padding: 'x'.repeat(80_000) } };
    const content = mutate(frame, dice);
    return (JSON.stringify(content)?.length ?? 0) < mostCharacters ? { name, content } : next();
  }

  return {
    next,
    names,
    nextPacket: (number) => {
      const { name, content } = next();
      const text = `42${number}${JSON.stringify([name, content])}`;
      const isRaw = dice.chance(options.rawShare);
      return { text: isRaw ? rawPacket(text, dice) : text, isRaw };
    },
  };
}

function withOwnChannel(payload: unknown, channelId: string): unknown {
  if (typeof payload !== 'object' || payload === null || !('channelId' in payload)) return payload;
  return { ...payload, channelId };
}
