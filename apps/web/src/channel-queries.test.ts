import type { ChatClient, ChatState } from '@parley/client';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { acrossChannelsKey, channelKey, forgetLostChannels } from './channel-queries.js';

const store = createStore(
  () =>
    ({
      phase: { kind: 'ready' },
      channels: new Map([
        ['lost', { channel: { kind: 'private' } }],
        ['left', { channel: { kind: 'public' } }],
        ['kept', { channel: { kind: 'public' } }],
      ]),
    }) as unknown as ChatState,
);
const change = () => store.setState({ channels: new Map(store.getState().channels) });
let queries: QueryClient;

beforeEach(() => {
  store.setState(store.getInitialState(), true);
  queries = new QueryClient();
  forgetLostChannels(queries, store as ChatClient['store']);
});

function lose(id = 'lost'): void {
  change();
  const channels = new Map(store.getState().channels);
  channels.delete(id);
  store.setState({ channels });
}

/** How often what is on screen was asked for, from here to the loss of the channel. */
async function askedAnew(id: string): Promise<number> {
  let asked = 0;
  const queryFn = () => {
    asked += 1;
    return Promise.resolve({ text: 'canary' });
  };
  const observer = new QueryObserver(queries, { queryKey: channelKey(id, 'members'), queryFn });
  const leave = observer.subscribe(() => {});
  await expect.poll(() => observer.getCurrentResult().data).toBeDefined();
  const before = asked;
  lose(id);
  await new Promise((resolve) => setTimeout(resolve));
  leave();
  return asked - before;
}

describe('what was read in a channel', () => {
  it('[R-AUTH-2] goes when the access to it ends, and what was read elsewhere stays', () => {
    queries.setQueryData(channelKey('lost', 'preview', 1), { text: 'canary' });
    queries.setQueryData(acrossChannelsKey('threads'), { text: 'canary' });
    queries.setQueryData(channelKey('kept', 'preview', 1), { text: 'open to all' });
    lose();
    const left = queries
      .getQueryCache()
      .getAll()
      .map(({ state }) => state.data);
    expect(JSON.stringify(left)).not.toContain('canary');
    expect(queries.getQueryData(channelKey('kept', 'preview', 1))).toEqual({ text: 'open to all' });
  });

  it('[R-AUTH-2] does not come back with an answer that was on its way', async () => {
    let answer: (value: unknown) => void = () => {};
    const queryFn = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const asked = queries.fetchQuery({ queryKey: channelKey('lost', 'pins'), queryFn }).catch(() => {});
    lose();
    answer({ text: 'canary' });
    await asked;
    expect(queries.getQueryData(channelKey('lost', 'pins'))).toBeUndefined();
  });

  it('is asked for anew where everybody may read it, and only there', async () => {
    expect(await askedAnew('lost')).toBe(0);
    expect(await askedAnew('left')).toBe(1);
    store.setState({ phase: { kind: 'refused', code: 'unauthenticated' } });
    expect(await askedAnew('kept')).toBe(0);
  });

  it('stays while nothing is lost', () => {
    queries.setQueryData(acrossChannelsKey('threads'), 1);
    queries.setQueryData(channelKey('lost', 'pins'), 1);
    change();
    expect(queries.getQueryData(acrossChannelsKey('threads'))).toBe(1);
    expect(queries.getQueryData(channelKey('lost', 'pins'))).toBe(1);
  });
});
