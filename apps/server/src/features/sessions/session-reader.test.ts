import { describe, expect, it } from 'vitest';
import { createSessionReader, type ReadSession } from './session-reader.js';

const headers = new Headers({ cookie: 'theme=dark; parley.session_token=abc.def; other=1' });
const session: ReadSession = {
  actor: { userId: 'noor', sessionId: 's1' },
  expiresAt: new Date('2026-02-01T00:00:00Z'),
};

function setUp() {
  let now = new Date('2026-01-01T00:00:00Z');
  const looks: ((found: ReadSession | null) => void)[] = [];
  const reader = createSessionReader({
    clock: { now: () => now },
    look: () => new Promise((resolve) => looks.push(resolve)),
    alive: async () => new Set(),
  });
  return {
    reader,
    looks,
    setTime: (time: string) => {
      now = new Date(time);
    },
  };
}

describe('the session reader', () => {
  it('looks once for the same cookies', async () => {
    const { reader, looks } = setUp();
    const first = reader.read(headers);
    looks[0]?.(session);
    expect(await first).toBe(session);
    expect(await reader.read(new Headers(headers))).toBe(session);
    expect(looks).toHaveLength(1);
  });

  it('does not take a cookie for good that stood beside a good one', async () => {
    const { reader, looks } = setUp();
    const both = 'parley.session_token=forged; __Secure-parley.session_token=abc.def';
    const first = reader.read(new Headers({ cookie: both }));
    looks[0]?.(session);
    await first;
    void reader.read(new Headers({ cookie: 'parley.session_token=forged' }));
    expect(looks).toHaveLength(2);
  });

  it('does not look without a cookie, and not for others alike', async () => {
    const { reader, looks } = setUp();
    expect(await reader.read(new Headers())).toBeNull();
    expect(await reader.read(new Headers({ cookie: 'xparley.session_token=abc' }))).toBeNull();
    expect(looks).toHaveLength(0);
  });

  it('forgets an ended session', async () => {
    const { reader, looks } = setUp();
    const first = reader.read(headers);
    looks[0]?.(session);
    await first;
    reader.end('s1');
    const second = reader.read(headers);
    looks[1]?.(null);
    expect(await second).toBeNull();
  });

  it('does not keep what it read while a session ended', async () => {
    const { reader, looks } = setUp();
    const first = reader.read(headers);
    reader.end('s1');
    looks[0]?.(session);
    await first;
    void reader.read(headers);
    expect(looks).toHaveLength(2);
  });

  it('does not outlast the session', async () => {
    const { reader, looks, setTime } = setUp();
    const first = reader.read(headers);
    looks[0]?.(session);
    await first;
    setTime('2026-02-01T00:00:00Z');
    void reader.read(headers);
    expect(looks).toHaveLength(2);
  });
});
