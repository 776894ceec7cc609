import { randomUUID } from 'node:crypto';
import { type CommandType, catalogue, messagePin, messageSend } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { quietLog } from '../../../../tests/support/platform.js';
import { systemClock } from './clock.js';
import { createCommandDispatcher } from './command-dispatcher.js';
import { DomainError } from './domain-error.js';
import type { CommandContext, CommandHandlers } from './handlers.js';
import { createIds } from './ids.js';
import { createMetrics } from './metrics.js';
import { createRateLimits } from './rate-limiter.js';
import { createShares } from './shares.js';

interface Allowed {
  readonly perPerson?: number;
  readonly perWorkspace?: number;
  readonly perChannel?: number;
}

type Handle = (payload: unknown, context: CommandContext) => Promise<unknown>;

function setUp(allowed: Allowed = {}, handle: Handle = async () => ({})) {
  const metrics = createMetrics();
  const clock = { ms: 0 };
  const rates = createRateLimits({ metrics, log: quietLog, nowMs: () => clock.ms });
  const limiter = (name: keyof Allowed) =>
    rates.limiter(name, { points: allowed[name] ?? 1_000_000, windowSeconds: 10 });
  const types = Object.keys(catalogue.commands) as CommandType[];
  const dispatcher = createCommandDispatcher({
    handlers: Object.fromEntries(types.map((type) => [type, handle])) as unknown as CommandHandlers,
    rates,
    limits: {
      perPerson: limiter('perPerson'),
      perWorkspace: limiter('perWorkspace'),
      perChannel: limiter('perChannel'),
    },
    shares: createShares({ places: 2 }),
    metrics,
    log: quietLog,
    ids: createIds(systemClock),
  });
  const say = (userId: string, channelId: string, workspaceId = randomUUID()) =>
    dispatcher
      .dispatch(
        messageSend.type,
        { commandId: randomUUID(), payload: { channelId, clientMessageId: randomUUID(), text: 'hello' } },
        { actor: { userId, sessionId: randomUUID() }, workspaceId },
      )
      .then((ack) => (ack.ok ? 'ok' : ack.error));
  return { dispatcher, say, clock, metrics };
}
const times = async <T>(count: number, work: () => Promise<T>) => {
  const results: T[] = [];
  for (let turn = 0; turn < count; turn += 1) results.push(await work());
  return results;
};

describe('commands under way', () => {
  const pin = (userId: string) =>
    [
      messagePin.type,
      { commandId: randomUUID(), payload: { messageId: randomUUID() } },
      { actor: { userId, sessionId: randomUUID() } },
    ] as const;

  it('[G10] of one person are so many and no more, and nobody else waits for them', async () => {
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const { dispatcher } = setUp({}, (_, { actor }) => {
      begun.push(actor.userId);
      return new Promise((resolve) => ends.push(() => resolve({})));
    });
    const all = ['ada', 'ada', 'ada', 'luc'].map((userId) => dispatcher.dispatch(...pin(userId)));
    await expect.poll(() => begun).toEqual(['ada', 'ada', 'luc']);
    ends[0]?.();
    await expect.poll(() => begun).toEqual(['ada', 'ada', 'luc', 'ada']);
    for (const end of ends) end();
    expect(await Promise.all(all)).toEqual(Array(4).fill({ ok: true, result: {} }));
  });
});

describe('[R-LIM-2] commands', () => {
  it('are limited per person, over all channels and workspaces', async () => {
    const { say, clock } = setUp({ perPerson: 10 });
    expect(await times(10, () => say('ada', randomUUID()))).toEqual(Array(10).fill('ok'));
    expect(await say('ada', randomUUID())).toMatchObject({ code: 'rate_limited', retryAfterMs: 1_000 });
    expect(await say('grace', randomUUID())).toBe('ok');
    clock.ms += 1_000;
    expect(await say('ada', randomUUID())).toBe('ok');
  });

  it('are limited per workspace and, where everybody is sent them, per channel', async () => {
    const { say, metrics } = setUp({ perWorkspace: 4, perChannel: 2 });
    const [home, channel] = [randomUUID(), randomUUID()];
    expect(await times(2, () => say(randomUUID(), channel, home))).toEqual(['ok', 'ok']);
    expect(await say(randomUUID(), channel, home)).toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 5_000,
    });
    expect(await times(2, () => say(randomUUID(), randomUUID(), home))).toEqual(['ok', 'ok']);
    expect(await say(randomUUID(), randomUUID(), home)).toMatchObject({ retryAfterMs: 2_500 });
    expect(await say(randomUUID(), randomUUID())).toBe('ok');
    const { values } = await metrics.rateLimited.get();
    expect(values.map(({ labels }) => labels.limit)).toEqual(['perChannel', 'perWorkspace']);
  });

  it('of somebody who has no business there use up nothing but their own', async () => {
    const { say } = setUp({ perPerson: 100, perChannel: 2 }, async () => {
      throw new DomainError('not_found');
    });
    const channel = randomUUID();
    const refusals = await times(50, () => say('stranger', channel));
    expect(refusals.every((error) => typeof error === 'object' && error.code === 'not_found')).toBe(true);
    await times(50, () => say('stranger', channel));
    expect(await say('stranger', channel)).toMatchObject({ code: 'rate_limited' });
  });

  it('that are malformed or unknown count as well', async () => {
    const { dispatcher } = setUp({ perPerson: 4 });
    const actor = { userId: 'ada', sessionId: 'session' };
    const codes = [
      await dispatcher.dispatch('no.command', {}, { actor }),
      await dispatcher.dispatch(messageSend.type, 7, { actor }),
      await dispatcher.dispatch(messageSend.type, { commandId: randomUUID(), payload: {} }, { actor }),
      await dispatcher.dispatch('no.command', {}, { actor }),
      await dispatcher.dispatch('no.command', {}, { actor }),
      await dispatcher.dispatch(messageSend.type, 7, { actor }),
    ].map((ack) => (ack.ok ? 'ok' : ack.error.code));
    expect(codes).toEqual([
      'unknown_command',
      'invalid_input',
      'invalid_input',
      'unknown_command',
      'rate_limited',
      'rate_limited',
    ]);
  });
});

describe('[R-LIM-1] a node whose database does not answer', () => {
  it('holds a bounded number of commands, refuses the rest for now, and goes on where it was', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { say } = setUp({}, () => held.then(() => ({})));
    const answers = Array.from({ length: 5_000 }, () => say(randomUUID(), randomUUID()));
    const refused = await Promise.all(answers.slice(4_000));
    for (const error of refused)
      expect(error).toMatchObject({ code: 'unavailable', retryable: true, retryAfterMs: 2_000 });
    release();
    expect((await Promise.all(answers.slice(0, 4_000))).every((outcome) => outcome === 'ok')).toBe(true);
    expect(await say(randomUUID(), randomUUID())).toBe('ok');
  });
});
