import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type HttpCall, systemClock } from '@parley/client';
import { createTokens } from '@parley/client/testing';
import {
  type Ack,
  type Envelope,
  type Message,
  replay,
  type StreamHead,
  type StreamName,
  type SubscribeResult,
} from '@parley/protocol';
import { addReader, type History, type Reader, type SendOp } from '../history/history.js';
import { openRawLine, type RawLine } from './raw-line.js';
import { createStreamCursor, type StreamCursor } from './stream-cursor.js';

export interface LightClientParts {
  readonly name: string;
  readonly personId: string;
  readonly call: HttpCall;
  readonly url: string;
  /** Sent with the live connection: a load balancer tells clients apart by it. */
  readonly cookie?: string;
  readonly workspaceId: string;
  readonly streams: readonly StreamName[];
  readonly random: () => number;
  /** What it sends and hears is written here; left out for crowds. */
  readonly history?: History;
  /** Of the first attempt to come back, doubled up to 20 s as R-REC-1 asks. Default 1,000. */
  readonly firstRetryMs?: number;
}

/** A client without a store: the protocol and nothing else, so that one process can be thousands of them. */
export interface LightClient {
  readonly name: string;
  readonly streams: readonly StreamName[];
  isLive(): boolean;
  /** Commands not answered yet. */
  inFlight(): number;
  position(stream: StreamName): number;
  /** Why its last line ended, if the server said so. */
  lastCode(): string | undefined;
  /** Why it does not come back any more: the server told it to stay away. */
  refusal(): string | undefined;
  /** When its last line ended; undefined while none has. */
  closedAt(): number | undefined;
  send(stream: StreamName, text: string): SendOp;
  start(): void;
  stop(): void;
}

/** What a connection that waits for an answer may be silent for. */
const silenceMs = 12_000;
/** Heartbeat and its time-out (R-REC-5). */
const heartbeatMs = 36_000;
/** Doubled with every repeat, or a busy server would be asked ever more. */
const repeatAfterMs = 10_000;
const refusedRetryMs = 250;
const longestRetryMs = 20_000;

export function createLightClient(parts: LightClientParts): LightClient {
  const { name, call, history, random, firstRetryMs = 1_000 } = parts;
  const cursors = new Map<StreamName, StreamCursor>();
  for (const stream of parts.streams) cursors.set(stream, createStreamCursor(0, readerOf(stream)));
  const unsettled = new Map<SendOp, { text: string; dueAt: number; repeatAfterMs: number }>();
  const replaying = new Set<StreamName>();
  let line: RawLine | undefined;
  let isOpen = false;
  let isLive = false;
  let isStopped = true;
  let losses = 0;
  let beganAt = 0;
  let lastHeardAt = 0;
  let lastCode: string | undefined;
  let refusal: string | undefined;
  let closedAt: number | undefined;
  let ticker: NodeJS.Timeout | undefined;
  const tokens = createTokens({
    ...{ clock: systemClock, random, http: call },
    workspaceId: () => parts.workspaceId,
  });

  function readerOf(stream: StreamName): Reader | undefined {
    return history && addReader(history, { client: name, person: parts.personId, stream });
  }

  async function connect(): Promise<void> {
    if (isStopped) return;
    beganAt = performance.now();
    const answer = await tokens.take();
    if (isStopped) return;
    if (!answer.ok) {
      if (answer.error.retryable) retry();
      else refusal = `${answer.error.code}: ${answer.error.message}`;
      return;
    }
    lastHeardAt = performance.now();
    const opened = openRawLine(parts.url, answer.result.token, {
      ...(parts.cookie && { cookie: parts.cookie }),
      onOpen: () => {
        isOpen = true;
        subscribe(opened);
        for (const op of unsettled.keys()) transmit(op);
      },
      onFrame: (frame, content) => {
        lastHeardAt = performance.now();
        if (frame === 'stream.events') hear(content as Envelope[]);
        else if (frame === 'stream.heads')
          for (const { stream, head } of content as StreamHead[]) mind(stream, head);
      },
      onClose: (code) => {
        if (opened !== line) return;
        line = undefined;
        isOpen = false;
        isLive = false;
        lastCode = code;
        closedAt = performance.now();
        if (code !== 'session_revoked' && code !== 'workspace_access_revoked') retry();
      },
    });
    line = opened;
  }

  function retry(): void {
    const strayed = (delayMs: number) => delayMs * (0.8 + random() * 0.4);
    const paceMs = strayed(Math.min(firstRetryMs * 2 ** losses, longestRetryMs));
    const waitMs = Math.max(strayed(firstRetryMs), paceMs - (performance.now() - beganAt));
    if (losses === 0) tokens.askAhead(waitMs);
    losses += 1;
    setTimeout(() => void connect(), waitMs);
  }

  function subscribe(on: RawLine): void {
    const streams = [...cursors].map(([stream, cursor]) => ({ stream, fromSequence: cursor.position() }));
    on.request('stream.subscribe', { streams }, (answer) => {
      const ack = answer as Ack<SubscribeResult>;
      if (!ack.ok) return on.close();
      losses = 0;
      isLive = true;
      for (const one of ack.result.streams) if (one.ok) mind(one.stream, one.head);
    });
  }

  function hear(events: Envelope[]): void {
    const stream = events[0]?.stream;
    const cursor = stream && cursors.get(stream);
    if (stream && cursor?.hear(events)) void catchUp(stream);
  }

  function mind(stream: StreamName, head: number): void {
    if (head > (cursors.get(stream)?.position() ?? head)) void catchUp(stream);
  }

  async function catchUp(stream: StreamName): Promise<void> {
    const cursor = cursors.get(stream);
    if (!cursor || replaying.has(stream)) return;
    replaying.add(stream);
    try {
      for (let hasMore = true; hasMore && !isStopped; ) {
        const from = cursor.position();
        const askedAt = performance.now();
        const answer = await call(replay, { params: { stream }, query: { fromSeq: from } });
        if (!answer.ok) {
          if (!answer.error.retryable) return;
          await sleep(300 * (0.5 + random()));
          continue;
        }
        const { events, head } = answer.result;
        history?.replays.push({
          client: name,
          stream,
          askedAt,
          from,
          sequences: events.map((event) => event.sequence),
          head,
          hasMore: answer.result.hasMore,
        });
        cursor.take(events);
        hasMore = answer.result.hasMore;
      }
    } finally {
      replaying.delete(stream);
    }
  }

  function transmit(op: SendOp): void {
    const waiting = unsettled.get(op);
    if (!waiting || !line || !isOpen) return;
    waiting.dueAt = performance.now() + waiting.repeatAfterMs;
    waiting.repeatAfterMs *= 2;
    const channelId = op.stream.slice('channel:'.length);
    const payload = { channelId, clientMessageId: op.id, text: waiting.text };
    line.request('message.send', { commandId: op.id, payload }, (answer) => {
      lastHeardAt = performance.now();
      settle(op, answer as Ack<{ message: Message }>);
    });
  }

  function settle(op: SendOp, answer: Ack<{ message: Message }>): void {
    const waiting = unsettled.get(op);
    if (!waiting) return;
    if (!answer.ok && answer.error.retryable) {
      // Left to the ticker.
      waiting.dueAt = performance.now() + (answer.error.retryAfterMs ?? refusedRetryMs);
      return;
    }
    unsettled.delete(op);
    op.settledAt = performance.now();
    op.outcome = answer.ok ? 'ok' : 'fail';
    if (!answer.ok) return;
    op.messageId = answer.result.message.id;
    op.sequence = answer.result.message.sequence;
  }

  function tick(): void {
    const now = performance.now();
    if (line && now - lastHeardAt > (unsettled.size > 0 || !isLive ? silenceMs : heartbeatMs)) {
      line.close();
      return;
    }
    for (const [op, { dueAt }] of unsettled) if (now > dueAt) transmit(op);
  }

  return {
    name,
    streams: parts.streams,
    isLive: () => isLive && replaying.size === 0,
    inFlight: () => unsettled.size,
    position: (stream) => cursors.get(stream)?.position() ?? 0,
    lastCode: () => lastCode,
    refusal: () => refusal,
    closedAt: () => closedAt,
    send: (stream, text) => {
      const op: SendOp = {
        id: randomUUID(),
        client: name,
        author: parts.personId,
        stream,
        invokedAt: performance.now(),
        outcome: 'info',
        settledAt: Infinity,
      };
      history?.ops.push(op);
      unsettled.set(op, { text, dueAt: op.invokedAt + repeatAfterMs, repeatAfterMs });
      transmit(op);
      return op;
    },
    start: () => {
      if (!isStopped) return;
      isStopped = false;
      ticker = setInterval(tick, 250);
      void connect();
    },
    stop: () => {
      isStopped = true;
      clearInterval(ticker);
      line?.close();
    },
  };
}
