import type { ChatState, StreamState } from '@parley/client';
import type { StreamName } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { connectionReport } from './connection-report.js';
import { streamLags } from './stream-lags.js';

const at = Date.UTC(2026, 2, 2, 9, 14, 5);
const id = (number: number) => `01985f10-0002-7a00-8000-${String(number).padStart(12, '0')}`;

const channels = new Map([
  [id(1), { channel: { id: id(1), name: 'plans-for-the-takeover', topic: 'Do not tell anybody' } }],
]) as unknown as ChatState['channels'];
const streams: ChatState['streams'] = new Map<StreamName, StreamState>([
  [`workspace:${id(9)}`, { cursor: 5, head: 5, status: 'live' }],
  [`channel:${id(1)}`, { cursor: 10, head: 22, status: 'live' }],
  [`channel:${id(2)}`, { cursor: 3, head: 4, status: 'idle' }],
  [`channel:${id(3)}`, { cursor: 3, head: 9, status: 'refused' }],
  [`user:${id(4)}`, { cursor: 3, head: 3, status: 'catching-up' }],
]);

const state = {
  connection: { status: 'reconnecting', attempt: 3, retryAt: at + 4_200 },
  line: {
    transport: 'sse',
    role: 'leader',
    connectionId: 'q1W2e3R4',
    connectedAt: at - 60_000,
    roundTripMs: 24,
    lastRecovery: { kind: 'replayed', events: 12, tookMs: 300, at: at - 30_000 },
    server: { version: '0.1.0', protocol: { version: 1, floor: 1 } },
  },
  outbox: [{ payload: { text: 'My secret plan' } }],
} as unknown as ChatState;

const report = connectionReport({
  state,
  lags: streamLags({ streams, channels }),
  app: { version: '0.1.0', protocol: 1 },
  origin: 'https://chat.example',
  userAgent: 'Test/1',
  nowMs: at,
});

describe('the list of streams', () => {
  it('has those behind first, furthest first, and leaves out what is refused', () => {
    expect(streamLags({ streams, channels }).map(({ stream, behind }) => [stream, behind])).toEqual([
      [`channel:${id(1)}`, 12],
      [`channel:${id(2)}`, 1],
      [`user:${id(4)}`, 0],
      [`workspace:${id(9)}`, 0],
    ]);
  });
});

describe('the report', () => {
  it('says everything that helps to find a fault', () => {
    expect(report.split('\n')).toEqual([
      'Parley connection report',
      'Time:               2026-03-02T09:14:05.000Z',
      'Address:            https://chat.example',
      'State:              reconnecting, attempt 3, next in 5 s',
      'Transport:          sse',
      'Connection:         q1W2e3R4',
      'Since:              2026-03-02T09:13:05.000Z',
      'Round trip:         24 ms',
      'Tab:                leader',
      'Last recovery:      replayed, 12 events in 300 ms, at 2026-03-02T09:13:35.000Z',
      'Waiting to be sent: 1',
      'Streams:            4, 3 behind',
      'Server:             0.1.0, protocol 1 (from 1)',
      'App:                0.1.0, protocol 1',
      'Browser:            Test/1',
      `  channel:${id(1)}: 12 behind`,
      `  channel:${id(2)}: 1 behind`,
      `  user:${id(4)}: 0 behind`,
      '',
    ]);
  });

  it('carries no names, no topics and no texts', () => {
    for (const secret of ['takeover', 'anybody', 'secret plan']) expect(report).not.toContain(secret);
  });

  it('reads as well without a line', () => {
    const line = { ...state.line, transport: null, connectionId: null, connectedAt: null, roundTripMs: null };
    const text = connectionReport({
      state: { ...state, line: { ...line, lastRecovery: null, server: null }, outbox: [] },
      lags: [],
      app: { version: '0.1.0', protocol: 1 },
      origin: 'https://chat.example',
      userAgent: 'Test/1',
      nowMs: at,
    });
    expect(text).not.toMatch(/null|undefined|NaN/);
    expect(text).toContain('Server:             unknown');
  });
});
