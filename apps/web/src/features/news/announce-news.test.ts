import { i18n } from '@lingui/core';
import type { ChatState, Timeline } from '@parley/client';
import type { Message } from '@parley/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { announceNews } from './announce-news.js';

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

const members = new Map([
  ['lou', { displayName: 'Lou' }],
  ['kim', { displayName: 'Kim' }],
]);
const place = { members, groups: new Map(), channels: new Map(), me: { account: { id: 'kim' } } };
const says = (sequence: number, authorId = 'lou'): Message =>
  ({
    id: `m${sequence}`,
    sequence,
    authorId,
    text: `No. ${sequence}`,
    deletedAt: null,
  }) as unknown as Message;

const windowOf = (messages: readonly Message[], change: Partial<Timeline> = {}): Timeline => ({
  status: 'ready',
  line: 'main',
  rows: {
    length: messages.length,
    at: (index) => messages[index],
    byId: () => undefined,
    indexOf: () => -1,
    indexFrom: (sequence) => messages.filter((one) => one.sequence < sequence).length,
    [Symbol.iterator]: () => messages[Symbol.iterator](),
  },
  hasMoreBefore: false,
  hasMoreAfter: false,
  version: 0,
  ...change,
});

/** What is read out while a window becomes one after the other. */
function told(...windows: readonly Timeline[]): string[] {
  const said: string[] = [];
  const state = place as unknown as ChatState;
  let shown = windows[0];
  let look = (_: ChatState) => {};
  const store = {
    getState: () => state,
    subscribe: (listener: typeof look) => {
      look = listener;
      return () => {};
    },
  };
  announceNews(store, { windowOf: () => shown, say: (text) => said.push(text) });
  for (const next of windows.slice(1)) {
    shown = next;
    look(state);
  }
  return said;
}

describe('what is read out of a line', () => {
  it('is what others write after the first page, author and text', () => {
    expect(told(windowOf([says(1)]), windowOf([says(1), says(2)]))).toEqual(['Lou: No. 2']);
    expect(told(windowOf([]), windowOf([says(1)]))).toEqual(['Lou: No. 1']);
    expect(told(windowOf([], { status: 'loading' }), windowOf([says(1)]))).toEqual([]);
  });

  it('leaves out what I wrote, and does not say anything twice', () => {
    const both = [says(1), says(2), says(3, 'kim')];
    expect(told(windowOf([says(1)]), windowOf(both), windowOf(both))).toEqual(['Lou: No. 2']);
  });

  it('is each of a few that come together, and the number and the newest of many', () => {
    const many = [1, 2, 3, 4, 5, 6].map((sequence) => says(sequence));
    expect(told(windowOf(many.slice(0, 3)), windowOf(many))).toEqual(['Lou: No. 4\nLou: No. 5\nLou: No. 6']);
    expect(told(windowOf(many.slice(0, 1)), windowOf(many))).toEqual(['5 new messages\nLou: No. 6']);
  });

  it('is nothing that is only loaded: on the way to the newest, or with replies in the line', () => {
    const past = { hasMoreAfter: true };
    const more = [says(1), says(2)];
    expect(told(windowOf([says(1)], past), windowOf(more, past), windowOf([...more, says(3)]))).toEqual([]);
    expect(told(windowOf([says(1)]), windowOf(more, { line: 'all' }))).toEqual([]);
  });
});
