import {
  type Ack,
  type CommandDefinition,
  type CommandType,
  catalogue,
  commandFrame,
  type ErrorCode,
} from '@parley/protocol';
import { DomainError } from './domain-error.js';
import type { Actor, CommandContext, CommandHandlers } from './handlers.js';
import type { Ids } from './ids.js';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';
import type { RateLimiter } from './rate-limiter.js';
import { invalidInput, toWireError } from './wire-error.js';

/** The one way of a command, over the socket and over HTTP alike. */
export interface CommandDispatcher {
  /** Answers every input with exactly one ack. Never throws. */
  dispatch(type: string, frame: unknown, actor: Actor): Promise<Ack>;
  /** Refuses new commands and waits for those under way, at most so long. */
  drain(timeoutMs: number): Promise<void>;
}

export interface CommandDispatcherParts {
  readonly handlers: CommandHandlers;
  /** Per person, over all their connections. */
  readonly limiter: RateLimiter;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly ids: Ids;
}

interface Route {
  readonly definition: CommandDefinition;
  readonly handle: (payload: unknown, context: CommandContext) => Promise<unknown>;
  readonly observe: (seconds: number) => void;
  readonly count: () => void;
}

export function createCommandDispatcher(parts: CommandDispatcherParts): CommandDispatcher {
  const { limiter, metrics, log, ids } = parts;
  const routes = routesOf(parts);
  const idle: (() => void)[] = [];
  let underWay = 0;
  let isDraining = false;

  async function answer(type: string, frame: unknown, actor: Actor): Promise<unknown> {
    if (isDraining) throw new DomainError('unavailable');
    const route = routes.get(type);
    if (!route) throw new DomainError('unknown_command');
    route.count();
    await limiter.consume(actor.userId);
    const parsedFrame = commandFrame.safeParse(frame);
    if (!parsedFrame.success) throw invalidInput('frame', parsedFrame.error);
    const payload = route.definition.payload.safeParse(parsedFrame.data.payload);
    if (!payload.success) throw invalidInput('payload', payload.error);
    const startedAt = performance.now();
    const result = await route.handle(payload.data, { actor, commandId: parsedFrame.data.commandId });
    route.observe((performance.now() - startedAt) / 1_000);
    return result;
  }

  function refuse(thrown: unknown, name: string): Ack {
    const error = toWireError(thrown, { log, correlationId: ids.next(), name });
    metrics.errors.inc({ code: error.code satisfies ErrorCode });
    return { ok: false, error };
  }

  return {
    dispatch: async (type, frame, actor) => {
      underWay += 1;
      try {
        return { ok: true, result: await answer(type, frame, actor) };
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
