import {
  type Ack,
  type CommandDefinition,
  type CommandType,
  catalogue,
  commandFrame,
  type ErrorCode,
  messageSend,
} from '@parley/protocol';
import { DomainError } from './domain-error.js';
import type { Actor, CommandContext, CommandHandlers } from './handlers.js';
import type { Ids } from './ids.js';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';
import type { RateLimiter, RateLimits } from './rate-limiter.js';
import { readInput } from './read-input.js';
import type { Shares } from './shares.js';
import { toWireError } from './wire-error.js';

/** The one way of a command, over the socket and over HTTP alike. */
export interface CommandDispatcher {
  /** Answers every input with exactly one ack. Never throws. */
  dispatch(type: string, frame: unknown, source: CommandSource): Promise<Ack>;
  /** Refuses new commands and waits for those under way, at most so long. */
  drain(timeoutMs: number): Promise<void>;
}

/** Where a command comes from. */
export interface CommandSource {
  readonly actor: Actor;
  /** Of the connection. A request over HTTP belongs to none; there the payload may name one. */
  readonly workspaceId?: string;
}

/** R-LIM-2: each counts over all connections and nodes. */
export interface CommandLimits {
  readonly perPerson: RateLimiter;
  readonly perWorkspace: RateLimiter;
  /** Of messages, which everybody in the channel is sent. */
  readonly perChannel: RateLimiter;
}

export interface CommandDispatcherParts {
  readonly handlers: CommandHandlers;
  readonly rates: Pick<RateLimits, 'consumeAll'>;
  readonly limits: CommandLimits;
  /** Of what a person may have at work at once, over all their connections to this node. */
  readonly shares: Shares;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly ids: Ids;
}

/**
 * Commands that may be under way at once: ten times what a busy node has, and with the largest frames some 200 MB. More
 * only come when the database does not answer, and waiting for it with them would not help.
 */
const maxUnderWay = 4_000;
const overloadRetryMs = 2_000;
/** Refusals of somebody who has no business there: they must not use up what belongs to the others. */
const outsiderCodes: ReadonlySet<unknown> = new Set<ErrorCode>(['not_found', 'forbidden']);

interface Route {
  readonly definition: CommandDefinition;
  readonly handle: (payload: unknown, context: CommandContext) => Promise<unknown>;
  readonly observe: (seconds: number) => void;
  readonly count: () => void;
}

export function createCommandDispatcher(parts: CommandDispatcherParts): CommandDispatcher {
  const { rates, limits, shares, metrics, log, ids } = parts;
  const routes = routesOf(parts);
  const idle: (() => void)[] = [];
  let underWay = 0;
  let isDraining = false;

  async function answer(type: string, frame: unknown, source: CommandSource): Promise<unknown> {
    if (isDraining) throw new DomainError('unavailable');
    if (underWay > maxUnderWay)
      throw new DomainError('unavailable', { retryAfterMs: String(overloadRetryMs) });
    const { actor } = source;
    const own = limits.perPerson.charge(actor.userId);
    const route = routes.get(type);
    route?.count();
    const input = route && parse(route, frame);
    // Bad input is counted too, and all limits are asked at once.
    if (!route || !input || input instanceof DomainError) {
      await rates.consumeAll([own]);
      throw input ?? new DomainError('unknown_command');
    }
    const common = chargesInCommon(type, input.payload, source);
    await rates.consumeAll([own, ...common.map(({ limiter, key }) => limiter.charge(key))]);
    try {
      const startedAt = performance.now();
      const work = () => route.handle(input.payload, { actor, commandId: input.commandId });
      // Messages are written together, many in one statement, and the more wait for it the better.
      const result = await (type === messageSend.type ? work() : shares.run(actor.userId, work));
      route.observe((performance.now() - startedAt) / 1_000);
      return result;
    } catch (error) {
      if (error instanceof DomainError && outsiderCodes.has(error.code))
        for (const { limiter, key } of common) limiter.refund(key);
      throw error;
    }
  }

  function chargesInCommon(type: string, payload: unknown, source: CommandSource) {
    const { channelId, workspaceId = source.workspaceId } = payload as {
      channelId?: string;
      workspaceId?: string;
    };
    const charges: { readonly limiter: RateLimiter; readonly key: string }[] = [];
    if (workspaceId !== undefined) charges.push({ limiter: limits.perWorkspace, key: workspaceId });
    if (type === messageSend.type && channelId !== undefined)
      charges.push({ limiter: limits.perChannel, key: channelId });
    return charges;
  }

  function refuse(thrown: unknown, name: string): Ack {
    const error = toWireError(thrown, { log, correlationId: ids.next(), name });
    metrics.errors.inc({ code: error.code satisfies ErrorCode });
    return { ok: false, error };
  }

  return {
    dispatch: async (type, frame, source) => {
      underWay += 1;
      try {
        return { ok: true, result: await answer(type, frame, source) };
      } catch (thrown) {
        return refuse(thrown, routes.has(type) ? type : 'unknown');
      } finally {
        underWay -= 1;
        if (underWay === 0) for (const resolve of idle.splice(0)) resolve();
      }
    },
    drain: async (timeoutMs) => {
      isDraining = true;
      if (underWay === 0) return;
      let timer: NodeJS.Timeout | undefined;
      const timedOut = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, timeoutMs);
      });
      await Promise.race([new Promise<void>((resolve) => idle.push(resolve)), timedOut]);
      clearTimeout(timer);
    },
  };
}

function parse(route: Route, frame: unknown): { commandId: string; payload: unknown } | DomainError {
  const read = readInput('frame', commandFrame, frame);
  if (!read.ok) return read.refusal;
  const { commandId, payload } = read.value;
  const known = readInput('payload', route.definition.payload, payload);
  return known.ok ? { commandId, payload: known.value } : known.refusal;
}

function routesOf({ handlers, metrics }: CommandDispatcherParts): ReadonlyMap<string, Route> {
  const types = Object.keys(catalogue.commands) as CommandType[];
  return new Map(
    types.map((type) => {
      const handle = handlers[type] as Route['handle'];
      // Labelled once here, because finding the labels again for every message costs more than counting.
      const histogram = metrics.ackSeconds.labels({ type });
      const counter = metrics.commands.labels({ type });
      const definition: CommandDefinition = catalogue.commands[type];
      return [
        type,
        { definition, handle, observe: (seconds) => histogram.observe(seconds), count: () => counter.inc() },
      ];
    }),
  );
}
