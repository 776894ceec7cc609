import type { Ack, EndpointDefinition, ResultOf, WireError } from '@parley/protocol';
import { errorCodes, errors } from '@parley/protocol';
import * as z from 'zod/mini';
import { type Clock, systemClock } from './clock.js';
import { broken, offline, refusal } from './refusals.js';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface HttpOptions {
  /** Origin of the server, without a slash at the end; empty for the origin the page came from. */
  readonly baseUrl: string;
  readonly fetch?: Fetch;
  /** Sent with every request, e.g. a bot's cookie. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
}

/** What a request needs, left out where the endpoint has no such fields. */
export interface HttpRequest<D extends EndpointDefinition> {
  readonly params?: z.input<D['params']>;
  readonly query?: z.input<D['query']>;
  readonly body?: z.input<D['body']>;
}

/** Calls an endpoint of the contract. Never throws: a refusal, a dead line and an unreadable answer are values. */
export type HttpCall = <D extends EndpointDefinition>(
  definition: D,
  request?: HttpRequest<D>,
) => Promise<Ack<ResultOf<D>>>;

/** An answer that takes longer is taken for a dead line. */
const answerTimeoutMs = 15_000;

export function createHttp(options: HttpOptions): HttpCall {
  const fetchNow: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const clock = options.clock ?? systemClock;

  async function ask(url: string, init: RequestInit): Promise<{ response: Response; body: unknown } | null> {
    const abort = new AbortController();
    const cancelTimer = clock.after(answerTimeoutMs, () => abort.abort());
    try {
      const response = await fetchNow(url, { ...init, signal: abort.signal });
      return { response, body: parseJson(await response.text()) };
    } catch {
      return null;
    } finally {
      cancelTimer();
    }
  }

  return async function call<D extends EndpointDefinition>(
    definition: D,
    request: HttpRequest<D> = {},
  ): Promise<Ack<ResultOf<D>>> {
    const url = options.baseUrl + pathOf(definition, request.params) + searchOf(request.query);
    const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
    const init: RequestInit = { method: definition.method, headers, credentials: 'same-origin' };
    if (request.body !== undefined) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(request.body);
    }
    const answer = await ask(url, init);
    if (!answer) return { ok: false, error: offline() };
    if (!answer.response.ok) return { ok: false, error: errorOf(answer.response.status, answer.body) };
    const parsed = definition.result.safeParse(answer.body);
    return parsed.success ? { ok: true, result: parsed.data as ResultOf<D> } : { ok: false, error: broken() };
  };
}

function pathOf(definition: EndpointDefinition, params: unknown): string {
  const values = (params ?? {}) as Record<string, unknown>;
  return definition.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])));
}

function searchOf(query: unknown): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined) search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Problem details (RFC 9457) carry the code and its fields beside their own; `detail` is the sentence for people.
 * `retryable` is what an answer in the server's place does not have.
 */
const problem = z.object({
  /** A code defined later than this reader is read as `internal`; `retryable` still holds (R-EVT-5). */
  code: z.pipe(z.string(), z.catch(z.enum(errorCodes), 'internal')),
  message: z.optional(z.string()),
  detail: z.optional(z.string()),
  retryable: z.boolean(),
  retryAfterMs: z.optional(z.int()),
  correlationId: z.optional(z.string()),
  details: z.optional(z.record(z.string(), z.string())),
});

function errorOf(status: number, body: unknown): WireError {
  const parsed = problem.safeParse(body);
  if (!parsed.success) return refusalOfStatus(status);
  const { message, detail, ...rest } = parsed.data;
  return { ...rest, message: message ?? detail ?? errors[rest.code].meaning };
}

/**
 * For answers that a proxy, a firewall or a sign-in page of the network gave in the server's place. They say nothing
 * about the session: only our server's own codes may end a client, so all but what concerns the request itself is a
 * line that does not get through.
 */
function refusalOfStatus(status: number): WireError {
  const ofRequest = (['too_large', 'rate_limited', 'internal'] as const).find(
    (code) => errors[code].status === status,
  );
  return ofRequest ? refusal(ofRequest, errors[ofRequest].meaning) : offline();
}
