import { type EndpointDefinition, endpoints, errors } from '@parley/protocol';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { SessionReader } from '../platform/access.js';
import { addressKey } from '../platform/address-key.js';
import { DomainError } from '../platform/domain-error.js';
import type { EndpointAnswer, EndpointHandler, EndpointRequest } from '../platform/handlers.js';
import type { RateLimiter } from '../platform/rate-limiter.js';
import { readInput } from '../platform/read-input.js';
import type { OriginCheck } from './origin.js';
import { requestOf } from './request-context.js';

export interface EndpointParts {
  readonly handlers: readonly EndpointHandler[];
  readonly sessions: Pick<SessionReader, 'read'>;
  readonly isOwnOrigin: OriginCheck;
  /** Of requests per person, or per address for who is not signed in. */
  readonly requests: Pick<RateLimiter, 'consume'>;
  /** Of attempts per address, on endpoints that a guess could get through. */
  readonly attempts: Pick<RateLimiter, 'consume'>;
  /** Of tokens for live connections, per address: each leads to a handshake. */
  readonly handshakes: Pick<RateLimiter, 'consume'>;
  /** Of uploads per person: each is more to read and keep than a request. */
  readonly uploads: Pick<RateLimiter, 'consume'>;
  /** Largest body in bytes (R-LIM-1). */
  readonly bodyBytes: number;
}

const guessable: ReadonlySet<string> = new Set([
  'session.signIn',
  'session.changePassword',
  'passwordReset.preview',
  'passwordReset.complete',
  'setup',
  'invite.preview',
  'invite.accept',
]);
/** The dispatcher counts these itself, together with those that come over the socket. */
const countedElsewhere: ReadonlySet<string> = new Set(['command']);

/** @throws Error at start when an endpoint of the contract has no handler, or a handler no endpoint. */
export function mountEndpoints(app: Express, parts: EndpointParts): void {
  const handlers = new Map(parts.handlers.map((handler) => [handler.definition.name, handler]));
  const known = new Set(endpoints.map((definition) => definition.name));
  const missing = endpoints.map(({ name }) => name).filter((name) => !handlers.has(name));
  const unknown = [...handlers.keys()].filter((name) => !known.has(name as never));
  if (missing.length + unknown.length > 0)
    throw new Error(
      `Endpoints without a handler: ${missing.join(', ') || 'none'}; unknown ones: ${unknown.join(', ') || 'none'}.`,
    );

  const json = express.json({ limit: parts.bodyBytes });
  const crowd = boundCrowd();
  for (const handler of handlers.values()) {
    const { definition } = handler;
    const steps: RequestHandler[] = [nameRequest(definition), refuseOtherSites(parts), crowd];
    if (definition.bodyBytes !== undefined)
      steps.push(admitUpload(parts), express.json({ limit: definition.bodyBytes }));
    else if (definition.method !== 'GET') steps.push(json);
    steps.push(answerWith(handler, parts));
    app[definition.method.toLowerCase() as 'get' | 'post' | 'delete'](definition.path, ...steps);
  }
  app.use('/api', (_request, _response, next) => next(new DomainError('not_found')));
}

function nameRequest(definition: EndpointDefinition): RequestHandler {
  return (request, _response, next) => {
    requestOf(request).name = definition.name;
    next();
  };
}

function refuseOtherSites({ isOwnOrigin }: EndpointParts): RequestHandler {
  return (request, _response, next) => {
    const isRefused = request.method !== 'GET' && !isOwnOrigin(request.headers);
    next(isRefused ? new DomainError('origin_refused') : undefined);
  };
}

/** Who may upload is asked before the body is read: strangers cannot fill the memory with it. */
function admitUpload({ sessions, uploads }: EndpointParts): RequestHandler {
  return async (request, _response, next) => {
    const { actor } = (await sessions.read(headersOf(request))) ?? {};
    if (!actor) throw new DomainError('unauthenticated');
    await uploads.consume(actor.userId);
    next();
  };
}

/** Requests under way at once. More only come when the database does not answer, and would wait for it in vain. */
const mostUnderWay = 4_000;
const overloadRetryMs = 2_000;

function boundCrowd(): RequestHandler {
  let underWay = 0;
  return (_request, response, next) => {
    if (underWay >= mostUnderWay)
      return next(new DomainError('unavailable', { retryAfterMs: String(overloadRetryMs) }));
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
    next();
  };
}

function answerWith(handler: EndpointHandler, parts: EndpointParts): RequestHandler {
  const { definition } = handler;
  return async (request, response) => {
    const address = request.ip ?? 'unknown';
    if (guessable.has(definition.name)) await parts.attempts.consume(addressKey(address));
    if (definition.name === 'realtime.token') await parts.handshakes.consume(`token ${addressKey(address)}`);
    const headers = headersOf(request);
    const actor = (await parts.sessions.read(headers))?.actor ?? null;
    if (!countedElsewhere.has(definition.name))
      await parts.requests.consume(actor?.userId ?? addressKey(address));
    if (!actor && definition.access === 'session') throw new DomainError('unauthenticated');
    const input = parseInput(definition, request);
    const answer = await handler.handle({ ...input, actor, headers, address });
    if (answer.file) return sendFile(response, answer.file);
    const { result, setCookies, status = 200 } = answer;
    if (setCookies && setCookies.length > 0) response.append('Set-Cookie', [...setCookies]);
    send(response, status, result);
  };
}

function parseInput(
  definition: EndpointDefinition,
  request: Request,
): Pick<EndpointRequest<EndpointDefinition>, 'params' | 'query' | 'body'> {
  // A NUL passes through the schemas of plain strings, and Postgres knows no such text.
  if (request.originalUrl.includes('%00'))
    throw new DomainError('invalid_input', { path: 'url', issue: 'has a NUL' });
  const parse = (part: 'params' | 'query' | 'body', value: unknown) => {
    const read = readInput<unknown>(part, definition[part], value);
    if (!read.ok) throw read.refusal;
    return read.value;
  };
  return {
    params: parse('params', { ...request.params }),
    query: parse('query', { ...request.query }),
    body: parse('body', definition.method === 'GET' ? undefined : request.body),
  };
}

function send(response: Response, status: number, result: unknown): void {
  const type = status >= errors.invalid_input.status ? 'application/problem+json' : 'application/json';
  response.status(status).type(type).set('Cache-Control', 'no-store').send(JSON.stringify(result));
}

/**
 * A file somebody uploaded, for those who may see it. It is what its type says and nothing else: never a page, never a
 * script. Its address changes with its content, so a browser may keep it, and show it without a connection.
 */
function sendFile(response: Response, { bytes, mediaType }: NonNullable<EndpointAnswer['file']>): void {
  response
    .status(200)
    .type(mediaType)
    .set({
      'Cache-Control': 'private, max-age=31536000, immutable',
      Vary: 'Cookie',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    })
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function headersOf(request: Request): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) headers.append(name, one);
  }
  return headers;
}
