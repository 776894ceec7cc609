import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { DomainError } from '../platform/domain-error.js';
import type { Ids } from '../platform/ids.js';
import type { Logger } from '../platform/logger.js';
import type { Metrics } from '../platform/metrics.js';
import { type EndpointParts, mountEndpoints } from './endpoints.js';
import { createErrorHandler } from './error-handler.js';
import { type HealthParts, mountHealth } from './health.js';
import { trackRequests } from './request-context.js';
import { serveWebApp } from './web-app.js';

export interface AppParts extends EndpointParts, HealthParts {
  readonly log: Logger;
  readonly ids: Ids;
  readonly metrics: Metrics;
  readonly trustProxy: number | readonly string[];
  readonly publicUrl: string | undefined;
  readonly webDir: string;
}

export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', parts.trustProxy);
  app.use(trackRequests(parts));
  if (parts.trustProxy === 0) app.use(noticeProxy(parts.log));
  app.use(securityHeaders(parts.publicUrl));
  mountHealth(app, parts);
  mountEndpoints(app, parts);
  app.use(serveWebApp(parts.webDir));
  app.use((_request, _response, next) => next(new DomainError('not_found')));
  app.use(createErrorHandler(parts));
  return app;
}

/** Behind a proxy that is not named everybody has its address, and shares what one address may do. */
function noticeProxy(log: Logger): RequestHandler {
  let isNoticed = false;
  return (request, _response, next) => {
    if (!isNoticed && request.headers['x-forwarded-for'] !== undefined) {
      isNoticed = true;
      log.warn('Requests come through a proxy, but TRUST_PROXY is not set: all clients count as one address');
    }
    next();
  };
}

function securityHeaders(publicUrl: string | undefined) {
  const isHttps = publicUrl?.startsWith('https:') ?? false;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // Older browsers do not read 'self' as the same host's WebSocket.
        connectSrc: ["'self'", ({ headers }) => sameHostSockets(headers.host)],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // `no-referrer` would take the Origin header off some requests of our own pages.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
  });
}

function sameHostSockets(host = ''): string {
  return /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
