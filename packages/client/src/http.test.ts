import { bootstrap, connectionToken, replay, sessionRead } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createHttp, type Fetch } from './http.js';
import { clientFaultKind } from './refusals.js';
import { FakeClock } from './testing/fake-clock.js';
import { sampleId } from './testing/samples.js';

interface Asked {
  url: string;
  init: RequestInit;
}

function answering(status: number, body: unknown): { call: ReturnType<typeof createHttp>; asked: Asked[] } {
  const asked: Asked[] = [];
  const fetch: Fetch = async (url, init) => {
    asked.push({ url, init });
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  };
  return { call: createHttp({ baseUrl: 'http://chat.example', fetch, headers: { cookie: 'a=b' } }), asked };
}

const fresh = { session: null, isSetUp: false, demoAccounts: [] };

describe('a call', () => {
  it('puts params, query and body where the endpoint wants them', async () => {
    const { call, asked } = answering(200, { events: [], head: 0, hasMore: false });
    await call(replay, { params: { stream: `channel:${sampleId(1)}` }, query: { fromSeq: 4 } });
    await call(connectionToken, { body: { workspaceId: sampleId(2) } });
    expect(asked[0]?.url).toBe(
      `http://chat.example/api/v1/realtime/replay/channel%3A${sampleId(1)}?fromSeq=4`,
    );
    expect(asked[0]?.init).toMatchObject({ method: 'GET', headers: { cookie: 'a=b' } });
    expect(asked[1]?.init).toMatchObject({
      method: 'POST',
      body: JSON.stringify({ workspaceId: sampleId(2) }),
    });
  });

  it('leaves out what is not given', async () => {
    const { call, asked } = answering(200, fresh);
    expect(await call(sessionRead)).toEqual({ ok: true, result: fresh });
    expect(asked[0]?.url).toBe('http://chat.example/api/v1/session');
    expect(asked[0]?.init.body).toBeUndefined();
  });

  it('hands on the code, the hint and the path of a refusal', async () => {
    const { call } = answering(429, {
      code: 'rate_limited',
      detail: 'Too many requests.',
      retryable: true,
      retryAfterMs: 700,
      details: { limit: '5' },
    });
    expect(await call(bootstrap, { query: { workspace: 'x' } })).toEqual({
      ok: false,
      error: {
        code: 'rate_limited',
        message: 'Too many requests.',
        retryable: true,
        retryAfterMs: 700,
        details: { limit: '5' },
      },
    });
  });

  it.each([
    [413, 'too_large'],
    [429, 'rate_limited'],
    [500, 'internal'],
  ])('reads a %i that a proxy gave by its status', async (status, code) => {
    const answer = await answering(status, '<html>').call(sessionRead);
    expect(answer).toMatchObject({ ok: false, error: { code } });
  });

  it.each([400, 401, 403, 404, 407, 410, 426, 502, 503, 504, 511])(
    '[R-AUTH-1] takes a %i without a code for a dead line: only the server ends a session',
    async (status) => {
      for (const body of ['<html>', '{"code":"forbidden"}', '{"code":403,"retryable":false}', '{}']) {
        const answer = await answering(status, body).call(sessionRead);
        expect(answer.ok || clientFaultKind(answer.error)).toBe('offline');
      }
    },
  );

  it('[R-EVT-5] goes by `retryable` where it does not know the code', async () => {
    const problem = { code: 'not_invented_yet', detail: 'Something newer.', retryable: false };
    expect(await answering(418, problem).call(sessionRead)).toEqual({
      ok: false,
      error: { code: 'internal', message: 'Something newer.', retryable: false },
    });
  });

  it.each(['not json', '', '{"session": 1}'])('takes %j for a broken answer', async (body) => {
    const answer = await answering(200, body).call(sessionRead);
    expect(answer.ok || clientFaultKind(answer.error)).toBe('broken');
  });

  it('answers that the line is dead when fetching fails', async () => {
    const call = createHttp({ baseUrl: '', fetch: () => Promise.reject(new TypeError('no network')) });
    const answer = await call(sessionRead);
    expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable', retryable: true } });
  });

  it('gives up an answer that does not come', async () => {
    const clock = new FakeClock();
    const fetch: Fetch = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    const asking = createHttp({ baseUrl: '', fetch, clock })(sessionRead);
    await clock.advance(15_000);
    expect(await asking).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });
});
