import { describe, expect, it } from 'vitest';
import { createLineClaims } from './line-claims.js';

function claiming() {
  const written: [string, unknown][] = [];
  const claims = createLineClaims(() => ({
    request: (name, frame, reply) => {
      written.push([name, frame]);
      reply({ ok: true, result: 'of the server' });
    },
    close: () => {},
  }));
  const ask = (tab: string, name: string, frame: unknown) => {
    let answer: unknown;
    claims.request(tab, { name, frame }, (given) => {
      answer = given;
    });
    return answer;
  };
  return { claims, ask, written };
}

describe('what tabs want of one line', () => {
  it('[R-TAB-1] is given up when the last of them gives it up', () => {
    const { ask, written } = claiming();
    for (const tab of ['a', 'b']) {
      ask(tab, 'stream.subscribe', { streams: [{ stream: 'channel:1', fromSequence: 3 }] });
      ask(tab, 'presence.watch', { userIds: ['u1', 'u2'] });
    }
    written.length = 0;
    expect(ask('a', 'stream.unsubscribe', { streams: ['channel:1', 'channel:2'] })).toMatchObject({
      ok: true,
    });
    expect(ask('a', 'presence.unwatch', { userIds: ['u1'] })).toEqual({ ok: true, result: {} });
    expect(written).toEqual([['stream.unsubscribe', { streams: ['channel:2'] }]]);
    ask('b', 'stream.unsubscribe', { streams: ['channel:1'] });
    ask('b', 'presence.unwatch', { userIds: ['u1', 'u2'] });
    expect(written.slice(1)).toEqual([
      ['stream.unsubscribe', { streams: ['channel:1'] }],
      ['presence.unwatch', { userIds: ['u1'] }],
    ]);
  });

  it('goes with the tab, but for what another one wants too', () => {
    const { claims, ask, written } = claiming();
    ask('a', 'stream.subscribe', { streams: [{ stream: 's1', fromSequence: 0 }] });
    ask('b', 'stream.subscribe', { streams: [{ stream: 's1', fromSequence: 0 }] });
    ask('b', 'stream.subscribe', { streams: [{ stream: 's2', fromSequence: 0 }] });
    ask('b', 'presence.watch', { userIds: ['u1'] });
    written.length = 0;
    claims.release('b');
    expect(written).toEqual([
      ['stream.unsubscribe', { streams: ['s2'] }],
      ['presence.unwatch', { userIds: ['u1'] }],
    ]);
  });

  it('passes everything else, and what it cannot read, as it is', () => {
    const { ask, written } = claiming();
    expect(ask('a', 'message.send', { commandId: '1' })).toEqual({ ok: true, result: 'of the server' });
    expect(ask('a', 'stream.subscribe', 'nonsense')).toEqual({ ok: true, result: 'of the server' });
    expect(written).toEqual([
      ['message.send', { commandId: '1' }],
      ['stream.subscribe', 'nonsense'],
    ]);
  });
});
