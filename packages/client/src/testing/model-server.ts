import {
  type Ack,
  type CloseReason,
  type EndpointDefinition,
  type ErrorCode,
  endpoints,
  errors,
  isErrorCode,
  limits,
  protocolFloor,
  protocolVersion,
  type StreamName,
  type SubscribeResult,
  subscribeRequest,
  type UserId,
  unsubscribeRequest,
} from '@parley/protocol';
import type { Clock } from '../clock.js';
import type { Fetch } from '../http.js';
import {
  fairWeather,
  type MemoryLine,
  type MemoryPeer,
  type MemoryService,
  type Weather,
} from '../transports/memory.js';
import { ModelCommands } from './model-commands.js';
import type { LoggedEvent } from './model-log.js';
import { ModelPresence } from './model-presence.js';
import { ModelReads, type ModelRequest } from './model-reads.js';
import { ModelWorkspace } from './model-workspace.js';
import { countedIds } from './seeded.js';

export interface ModelServerOptions {
  readonly clock: Clock;
  /** Events in a replay page and messages in a history page; default 5. */
  readonly pageSize?: number;
}

interface ModelLine {
  readonly userId: UserId;
  readonly line: MemoryLine;
  readonly streams: Set<StreamName>;
}

const refused = (code: ErrorCode, retryAfterMs?: number): Ack => ({
  ok: false,
  error: {
    code,
    message: errors[code].meaning,
    retryable: errors[code].retry !== 'never',
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  },
});

/**
 * A Parley server in one object: one workspace, the stream semantics of the protocol, no storage but memory. For
 * tests of clients; a token is the id of the person it was given to.
 */
export class ModelServer implements MemoryPeer {
  readonly workspace: ModelWorkspace;
  readonly presence = new ModelPresence();
  readonly #commands: ModelCommands;
  readonly #reads: ModelReads;
  readonly #clock: Clock;
  readonly #lines = new Set<ModelLine>();
  #isUp = true;
  #era = 0;
  /** Whose sessions have ended: nothing is fetched for them. */
  readonly signedOut = new Set<UserId>();
  /** While set, every command is refused with it. */
  refusing: { readonly code: ErrorCode; readonly retryAfterMs?: number } | null = null;

  constructor({ clock, pageSize = 5 }: ModelServerOptions) {
    this.#clock = clock;
    const now = () => new Date(clock.now()).toISOString();
    this.workspace = new ModelWorkspace({
      ids: countedIds(0),
      now,
      publish: (event) => this.#publish(event),
    });
    this.#commands = new ModelCommands(this.workspace);
    this.#reads = new ModelReads(this.workspace, pageSize);
  }

  /** Everything on the line is lost; what was committed stays. */
  stop(code: CloseReason | null = null): void {
    this.#isUp = false;
    for (const { line } of [...this.#lines]) line.close(code);
  }

  start(): void {
    this.#isUp = true;
  }

  /** The lines there are go dead without a word, as when a network changes; new ones live. */
  freeze(): void {
    this.#lines.clear();
    this.#era += 1;
  }

  /** Ends the lines of one person, e.g. because the session was ended elsewhere. */
  cut(userId: UserId, code: CloseReason | null): void {
    for (const one of [...this.#lines]) if (one.userId === userId) one.line.close(code);
  }

  /** How many are connected. */
  get lineCount(): number {
    return this.#lines.size;
  }

  /** How many lines a stream's events go to. */
  subscribed(stream: StreamName): number {
    return [...this.#lines].filter((one) => one.streams.has(stream)).length;
  }

  /** To one person's lines. */
  send(userId: UserId, name: string, data: unknown): void {
    for (const one of this.#lines) if (one.userId === userId) one.line.send(name, data);
  }

  /** Head check: what everybody may know of how far each stream is. */
  announceHeads(): void {
    for (const { userId, line } of this.#lines) {
      const heads = this.workspace.log.heads().filter(({ stream }) => this.workspace.mayRead(stream, userId));
      line.send('stream.heads', heads);
    }
  }

  /** A command as if it came in over some line. */
  command(type: string, frame: unknown, caller: UserId): Ack {
    if (this.refusing) return refused(this.refusing.code, this.refusing.retryAfterMs);
    return this.#commands.run(type, frame, caller);
  }

  accept(auth: { token: string }, line: MemoryLine): MemoryService | CloseReason | null {
    if (!this.#isUp) return null;
    if (!this.workspace.members.has(auth.token)) return 'token_invalid';
    const one: ModelLine = { userId: auth.token, line, streams: new Set() };
    const era = this.#era;
    this.#lines.add(one);
    line.send('connection.ack', {
      connectionId: `line ${this.#lines.size}`,
      userId: one.userId,
      workspaceId: this.workspace.workspace.id,
      limits: { ...limits },
      protocol: { version: protocolVersion, floor: protocolFloor },
      heartbeat: { intervalMs: 25_000, timeoutMs: 10_000 },
      server: { version: 'model' },
    });
    return {
      request: (name, frame, reply) => {
        if (era === this.#era) reply(this.#request(one, name, frame));
      },
      gone: () => {
        this.#lines.delete(one);
        this.presence.gone(one);
      },
    };
  }

  /** What a person's client fetches with. No answer comes when the server is down, or the weather eats it. */
  fetchAs(userId: UserId, weather: Weather = fairWeather): Fetch {
    return (url, init) =>
      new Promise((resolve, reject) => {
        this.#clock.after(weather.delayMs(), () => {
          if (!this.#isUp || weather.copies('http', 'reply') === 0) reject(new TypeError('Nobody answers'));
          else {
            const answer = this.#answer(url, init, userId);
            this.#clock.after(weather.delayMs(), () => resolve(answer));
          }
        });
      });
  }

  #request(one: ModelLine, name: string, frame: unknown): Ack {
    if (name === 'stream.subscribe') return this.#subscribe(one, frame);
    if (name === 'stream.unsubscribe') {
      for (const stream of unsubscribeRequest.parse(frame).streams) one.streams.delete(stream);
      return { ok: true, result: {} };
    }
    if (name === 'connection.ping') return { ok: true, result: {} };
    const readers = (channelId: string) =>
      [...this.#lines].filter(({ streams }) => streams.has(`channel:${channelId}`));
    return this.presence.request(one, { name, frame }, readers) ?? this.command(name, frame, one.userId);
  }

  #subscribe(one: ModelLine, frame: unknown): Ack<SubscribeResult> {
    const { log } = this.workspace;
    const streams = subscribeRequest.parse(frame).streams.map(({ stream, fromSequence }) => {
      if (!this.workspace.mayRead(stream, one.userId)) {
        return { stream, ok: false as const, code: 'not_found' as const };
      }
      one.streams.add(stream);
      const reset = !log.reaches(stream, fromSequence);
      return { stream, ok: true as const, head: log.head(stream), reset };
    });
    return { ok: true, result: { streams } };
  }

  #publish(event: LoggedEvent): void {
    for (const one of this.#lines) {
      if (!one.streams.has(event.stream)) continue;
      if (this.workspace.mayRead(event.stream, one.userId)) one.line.send('stream.events', [event]);
      else one.streams.delete(event.stream);
    }
  }

  #answer(url: string, init: RequestInit, caller: UserId): Response {
    if (this.signedOut.has(caller)) return problem('unauthenticated');
    const found = endpointOf(url, init.method ?? 'GET');
    const result = found && this.#reads.answer(found.definition, found, caller);
    if (result === undefined) return problem('not_found');
    return isErrorCode(result) ? problem(result) : new Response(JSON.stringify(result), { status: 200 });
  }
}

const problem = (code: ErrorCode): Response =>
  new Response(
    JSON.stringify({ code, detail: errors[code].meaning, retryable: errors[code].retry !== 'never' }),
    { status: errors[code].status },
  );

function endpointOf(
  url: string,
  method: string,
): ({ readonly definition: EndpointDefinition } & ModelRequest) | undefined {
  const { pathname, searchParams } = new URL(url, 'http://model.example');
  for (const definition of endpoints) {
    if (definition.method !== method) continue;
    const pattern = definition.path.replace(/:(\w+)/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(pathname);
    if (!match) continue;
    const params = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    return { definition, params, query: Object.fromEntries(searchParams) };
  }
  return undefined;
}
