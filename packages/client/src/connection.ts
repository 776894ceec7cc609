import {
  type Ack,
  bootstrap,
  type CloseReason,
  type ConnectionAck,
  closeNotice,
  closeReasons,
  connectionAck,
  type Envelope,
  envelope,
  isCloseReason,
  protocolFloor,
  protocolVersion,
  type ResultOf,
  type StreamHead,
  streamHead,
  type TransientEvent,
  transientEvent,
  type WireError,
} from '@parley/protocol';
import type * as z from 'zod/mini';
import type { CancelTimer, Clock } from './clock.js';
import {
  connectionTable,
  type Losses,
  lossAfter,
  noLosses,
  retryDelayMs,
  type Step,
  type StepEvent,
  shownConnection,
} from './connection-table.js';
import type { OnFault } from './faults.js';
import type { HttpCall } from './http.js';
import { type Ask, createQuestions } from './live-line.js';
import { offline } from './refusals.js';
import type { ChatStore } from './store/chat-store.js';
import { createTokens } from './tokens.js';
import type { Line, Transport } from './transports/transport.js';

/** How long a line may take from being opened to its `connection.ack`. */
const openingTimeoutMs = 20_000;

export interface ConnectionParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly http: HttpCall;
  readonly transport: Transport;
  readonly store: ChatStore;
  readonly workspaceSlug: string;
  readonly onFault: OnFault;
}

/** What the rest of the client does at each step. */
export interface ConnectionListener {
  /** What is kept on this device is shown by the time it resolves. */
  onBootstrap(result: ResultOf<typeof bootstrap>): Promise<void>;
  /** Which versions the server speaks, before anything is said in one of them. */
  onProtocol(protocol: ConnectionAck['protocol']): void;
  /** The line is acknowledged: commands may go out. */
  onLine(hello: ConnectionAck, line: Line | null): void;
  onLineLost(): void;
  /** Subscribes what is needed; the refusal, if it could not. */
  subscribe(): Promise<WireError | null>;
  /** Whether nothing is left to replay. */
  isCaughtUp(): boolean;
  onEvents(events: Envelope[]): void;
  onHeads(heads: StreamHead[]): void;
  onTransients(facts: TransientEvent[]): void;
  /** Everything is at the head. */
  onConnected(): void;
  onRefused(code: string): void;
}

export interface Connection {
  start(): void;
  stop(): void;
  retryNow(): void;
  /** The page says whether there is a network at all. */
  pageWentOffline(): void;
  /** Over the line in hand; `unavailable` without one. */
  readonly ask: Ask;
  /** The acknowledged line; null without one. */
  currentLine(): Line | null;
  caughtUp(): void;
  fellBehind(): void;
  /** The line is no good: close it and come again. */
  lose(): void;
  refuse(code: string): void;
}

/** Refusals after which the same request from the same session is useless. */
const finalCodes = new Set([
  'unauthenticated',
  'session_revoked',
  'forbidden',
  'not_found',
  'protocol_unsupported',
]);

export function createConnection(parts: ConnectionParts, listener: ConnectionListener): Connection {
  const { clock, http, store, onFault } = parts;
  let step: Step = 'stopped';
  let losses: Losses = noLosses;
  let retryAt = 0;
  let beganAt = 0;
  let isPageOffline = false;
  let isBootstrapped = false;
  let serverUrl = '';
  let spoken: number = protocolVersion;
  /** Raised whenever what was under way stops counting: late answers compare theirs. */
  let attempt = 0;
  let line: Line | null = null;
  let isAcknowledged = false;
  let closing: Closing = unexplained;
  let cancelTimer: CancelTimer = () => {};
  const questions = createQuestions(clock, () => lost());
  const tokens = createTokens({
    ...{ clock, http, random: parts.random },
    workspaceId: () => store.current().me?.workspace.id ?? '',
  });
  const needsToken = () => parts.transport.needsToken?.() ?? true;

  function enter(event: StepEvent): boolean {
    const next = connectionTable[step][event];
    if (next === '-') return false;
    step = next;
    if (step === 'bootstrapping') beganAt = clock.now();
    if (step === 'connected') {
      losses = noLosses;
      isPageOffline = false;
    }
    if (step === 'waiting' || step === 'refused' || step === 'stopped') endAttempt();
    show();
    if (step === 'connected') listener.onConnected();
    doStep();
    return true;
  }

  const show = () =>
    store.change((state) => ({
      ...state,
      connection: shownConnection(step, { losses, retryAt, isPageOffline }),
    }));

  function doStep(): void {
    if (step === 'bootstrapping') void bootstrapNow(attempt);
    else if (step === 'authenticating') void authenticate(attempt);
    else if (step === 'subscribing') void subscribe(attempt);
  }

  function endAttempt(): void {
    attempt += 1;
    cancelTimer();
    tokens.drop();
    const hadLine = isAcknowledged;
    line?.close();
    line = null;
    isAcknowledged = false;
    closing = unexplained;
    if (hadLine) listener.onLineLost();
    questions.end();
  }

  function lost(
    said: { code?: CloseReason | null; hintMs?: number | undefined; isMove?: boolean } = {},
  ): void {
    const code = said.code;
    if (code && closeReasons[code].reconnect === 'never') {
      refuse(code);
      return;
    }
    if (connectionTable[step].lost === '-') return;
    losses = lossAfter(losses, step);
    const delay = said.isMove
      ? 0
      : retryDelayMs(losses, parts.random, { ...said, spentMs: clock.now() - beganAt });
    retryAt = clock.now() + delay;
    enter('lost');
    cancelTimer = clock.after(delay, () => enter('retryDue'));
    // Only after the drop of a line that had worked: while nobody answers, every attempt asks once.
    if (losses.count === 1 && isBootstrapped && !isPageOffline && needsToken()) tokens.askAhead(delay);
  }

  function failed(error: WireError): void {
    if (finalCodes.has(error.code)) refuse(error.code);
    else lost({ hintMs: error.retryAfterMs });
  }

  function refuse(code: string): void {
    if (connectionTable[step].refused === '-') return;
    store.change((state) => ({ ...state, phase: { kind: 'refused', code } }));
    enter('refused');
    listener.onRefused(code);
    store.flush();
  }

  async function bootstrapNow(mine: number): Promise<void> {
    if (isBootstrapped) {
      enter('bootstrapped');
      return;
    }
    const answer = await http(bootstrap, { query: { workspace: parts.workspaceSlug } });
    if (mine !== attempt) return;
    if (!answer.ok) return failed(answer.error);
    const { protocol } = answer.result;
    listener.onProtocol(protocol);
    // With a server that is one behind, as in a rolling update, its version is spoken (R-EVT-5).
    spoken = Math.min(protocolVersion, protocol.version);
    if (spoken < Math.max(protocol.floor, protocolFloor)) return refuse('protocol_unsupported');
    serverUrl = answer.result.serverUrl;
    await listener.onBootstrap(answer.result);
    if (mine !== attempt) return;
    isBootstrapped = true;
    enter('bootstrapped');
  }

  /** Null: this attempt is over. */
  async function tokenOf(mine: number): Promise<string | null> {
    const answer = await tokens.take();
    if (mine !== attempt) return null;
    if (answer.ok) return answer.result.token;
    failed(answer.error);
    return null;
  }

  async function authenticate(mine: number): Promise<void> {
    const token = needsToken() ? await tokenOf(mine) : '';
    if (token === null) return;
    enter('tokenReceived');
    cancelTimer = clock.after(openingTimeoutMs, () => lost());
    const opened = parts.transport.open(
      { serverUrl, auth: { token, protocol: spoken } },
      {
        onFrame: (name, data) => {
          if (mine === attempt) onFrame(name, data);
        },
        onClose: (code, isMove = false) => {
          if (mine === attempt) lost({ ...closing, ...(code && { code }), isMove });
        },
      },
    );
    if (mine === attempt) line = opened;
    else opened.close();
  }

  async function subscribe(mine: number): Promise<void> {
    const error = await listener.subscribe();
    if (mine !== attempt) return;
    if (error) failed(error);
    else if (enter('subscribed') && listener.isCaughtUp()) enter('caughtUp');
  }

  function onFrame(name: string, data: unknown): void {
    questions.heard();
    switch (name) {
      case 'connection.ack': {
        const hello = connectionAck.safeParse(data);
        if (!hello.success) {
          malformed(name);
          return;
        }
        cancelTimer();
        isAcknowledged = true;
        listener.onLine(hello.data, line);
        enter('acknowledged');
        return;
      }
      case 'stream.events':
        listener.onEvents(readable(name, envelope, data));
        return;
      case 'stream.heads':
        listener.onHeads(readable(name, streamHead, data));
        return;
      case 'transient.events':
        listener.onTransients(readable(name, transientEvent, data));
        return;
      case 'connection.closing':
        closing = closingOf(data);
        return;
      case 'auth.revoked':
        refuse(closingOf(data).code ?? 'session_revoked');
        return;
    }
  }

  /** What can be read of a list; the rest shows up as a hole and is fetched again. */
  function readable<T>(name: string, schema: z.ZodMiniType<T>, data: unknown): T[] {
    if (!Array.isArray(data)) {
      malformed(name);
      return [];
    }
    return data.flatMap((one: unknown) => {
      const parsed = schema.safeParse(one);
      if (parsed.success) return [parsed.data];
      malformed(name);
      return [];
    });
  }

  const malformed = (name: string) =>
    onFault({ kind: 'malformed-frame', message: `A ${name} frame could not be read` });

  const noLine = (): Promise<Ack> => Promise.resolve({ ok: false, error: offline() });

  return {
    start: () => void enter('start'),
    stop: () => void enter('stop'),
    retryNow() {
      isPageOffline = false;
      enter('retryNow');
    },
    pageWentOffline() {
      isPageOffline = true;
      lost();
      show();
    },
    ask: (name, frame) => (line && isAcknowledged ? questions.ask(line, name, frame) : noLine()),
    currentLine: () => (isAcknowledged ? line : null),
    caughtUp: () => void enter('caughtUp'),
    fellBehind: () => void enter('fellBehind'),
    lose: () => lost(),
    refuse,
  };
}

/** What the server said about the end of a line. */
interface Closing {
  readonly code: CloseReason | null;
  readonly hintMs: number | undefined;
}

const unexplained: Closing = { code: null, hintMs: undefined };

function closingOf(data: unknown): Closing {
  const notice = closeNotice.safeParse(data);
  if (!notice.success) return unexplained;
  const { code, retryAfterMs } = notice.data;
  return { code: isCloseReason(code) ? code : null, hintMs: retryAfterMs };
}
