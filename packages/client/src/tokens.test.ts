import { describe, expect, it } from 'vitest';
import type { HttpCall } from './http.js';
import { offline } from './refusals.js';
import { FakeClock } from './testing/fake-clock.js';
import { sampleId } from './testing/samples.js';
import { createTokens } from './tokens.js';

/** Answers are handed out by the test: `null` is no answer at all. */
function setUp(
  answerOf: (question: number) => { token: string } | 'refused' | null = (n) => ({ token: `t${n}` }),
) {
  const clock = new FakeClock();
  const askedAt: number[] = [];
  const began = clock.now();
  const http = (() => {
    askedAt.push(clock.now() - began);
    const answer = answerOf(askedAt.length);
    if (answer === null) return new Promise(() => {});
    return Promise.resolve(
      answer === 'refused'
        ? { ok: false, error: offline() }
        : { ok: true, result: { ...answer, expiresInMs: 60_000 } },
    );
  }) as unknown as HttpCall;
  const tokens = createTokens({ clock, random: () => 0.5, http, workspaceId: () => sampleId(1) });
  const take = async () => {
    const answer = await tokens.take();
    return answer.ok ? answer.result.token : answer.error.code;
  };
  return { clock, tokens, take, askedAt };
}

describe('connection tokens', () => {
  it('[R-AUTH-3] gives the one that was asked for within the wait, once', async () => {
    const { clock, tokens, take, askedAt } = setUp();
    tokens.askAhead(1_000);
    await clock.advance(1_000);
    expect(askedAt).toEqual([375]);
    expect([await take(), await take()]).toEqual(['t1', 't2']);
  });

  it('asks in the last second of a long wait', async () => {
    const { clock, tokens, askedAt } = setUp();
    tokens.askAhead(9_000);
    await clock.advance(9_000);
    expect(askedAt).toEqual([8_375]);
  });

  it('asks anew when the wait is cut short, and not again later', async () => {
    const { clock, tokens, take, askedAt } = setUp();
    tokens.askAhead(1_000);
    await clock.advance(100);
    expect(await take()).toBe('t1');
    await clock.advance(5_000);
    expect(askedAt).toEqual([100]);
  });

  it('asks again where the first was refused', async () => {
    const { clock, tokens, take } = setUp((question) => (question === 1 ? 'refused' : { token: 'second' }));
    tokens.askAhead(1_000);
    await clock.advance(1_000);
    expect(await take()).toBe('second');
  });

  it('waits two seconds for an answer that is on its way, and then asks again', async () => {
    const { clock, tokens, take } = setUp((question) => (question === 1 ? null : { token: 'second' }));
    tokens.askAhead(1_000);
    await clock.advance(1_000);
    let taken: string | undefined;
    void take().then((token) => {
      taken = token;
    });
    await clock.advance(1_900);
    expect(taken).toBeUndefined();
    await clock.advance(200);
    expect(taken).toBe('second');
  });

  it('[R-AUTH-3] asks again after having slept through the wait, or when it is not wanted any more', async () => {
    const { clock, tokens, take } = setUp();
    tokens.askAhead(1_000);
    await clock.advance(12_000);
    expect(await take()).toBe('t2');
    tokens.askAhead(1_000);
    await clock.advance(1_000);
    tokens.drop();
    expect(await take()).toBe('t4');
  });
});
