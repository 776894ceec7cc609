import type { ChannelId } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createGoing } from './going.js';

const red = 'red' as ChannelId;
const blue = 'blue' as ChannelId;

function setUp() {
  const visited: ChannelId[] = [];
  const frames: (() => void)[] = [];
  let nowMs = 1_000;
  const going = createGoing({
    navigate: (channelId) => visited.push(channelId),
    afterFrame: (run) => frames.push(run),
    now: () => nowMs,
  });
  return {
    going,
    visited,
    pass: (ms: number) => {
      nowMs += ms;
    },
    draw: () => {
      for (const run of frames.splice(0)) run();
    },
  };
}

describe('going to a channel', () => {
  it('is at once while nothing is said', () => {
    const { going, visited, pass } = setUp();
    going.go(red);
    going.noteFollowed();
    pass(200);
    going.go(blue);
    expect(visited).toEqual([red, blue]);
    expect(going.ahead.getState()).toBeNull();
  });

  it('is answered by the row first while much is said', () => {
    const { going, visited, draw } = setUp();
    going.noteFollowed();
    going.go(red);
    expect(going.ahead.getState()).toBe(red);
    expect(visited).toEqual([]);
    draw();
    expect(visited).toEqual([red]);
    expect(going.ahead.getState()).toBeNull();
  });

  it('leads where somebody chose last', () => {
    const { going, visited, pass, draw } = setUp();
    going.noteFollowed();
    going.go(red);
    going.go(blue);
    draw();
    expect(visited).toEqual([blue]);
    going.noteFollowed();
    going.go(red);
    pass(200);
    going.go(blue);
    draw();
    expect(visited).toEqual([blue, blue]);
  });

  it('ends when somebody goes elsewhere meanwhile', () => {
    const { going, visited, draw } = setUp();
    going.noteFollowed();
    going.go(red);
    going.giveUp();
    draw();
    expect(visited).toEqual([]);
  });
});
