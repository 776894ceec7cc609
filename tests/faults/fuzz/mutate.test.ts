import { seededRandom } from '@parley/client/testing';
import { type CommandDefinition, catalogue, clientFrames } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../../apps/server/src/platform/read-input.js';
import { Dice } from '../../simulation/dice.js';
import { createFrameSource } from './frame-source.js';

const source = (seed: number) =>
  createFrameSource(new Dice(seededRandom(seed)), { ownChannelId: 'x', rawShare: 0.1 });

describe('malformed frames', () => {
  it('are made of every command and every request of the contract', () => {
    const frames = source(1);
    for (let count = 0; count < 5_000; count += 1) frames.nextPacket(count);
    expect(
      Object.keys({ ...catalogue.commands, ...clientFrames }).filter((name) => !frames.names.has(name)),
    ).toEqual([]);
  });

  it('are malformed: nearly none is what the contract asks for, and many are as deep as the payload', () => {
    const frames = source(2);
    let good = 0;
    let insidePayload = 0;
    for (let count = 0; count < 2_000; count += 1) {
      const { name, content } = frames.next();
      const { payload, commandId } = (content ?? {}) as { payload?: unknown; commandId?: unknown };
      if (commandId === undefined || payload === undefined) continue;
      insidePayload += 1;
      const command = (catalogue.commands as Record<string, CommandDefinition>)[name];
      if (command && readInput<unknown>('payload', command.payload, payload).ok) good += 1;
    }
    expect(insidePayload).toBeGreaterThan(500);
    expect(good).toBeLessThan(insidePayload / 2);
  });
});
