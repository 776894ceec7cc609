import { timingSafeEqual } from 'node:crypto';
import { protocolFloor, protocolVersion } from '@parley/protocol';
import type { Express, Request } from 'express';
import type { Metrics } from '../platform/metrics.js';

export interface Readiness {
  /** Each resolves when its part answers. `required` ones decide whether the node gets traffic. */
  readonly checks: readonly { readonly name: string; readonly required: boolean; run(): Promise<unknown> }[];
  isDraining(): boolean;
}

export interface HealthParts {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly metricsToken: string | undefined;
  readonly version: string;
}

const checkTimeoutMs = 2_000;

/** For load balancers, monitoring and people; none of it needs a session. */
export function mountHealth(app: Express, parts: HealthParts): void {
  app.get('/livez', (_request, response) => void response.json({ status: 'ok' }));

  app.get('/readyz', async (_request, response) => {
    const { checks, isDraining } = parts.readiness;
    const outcomes = await Promise.all(
      checks.map(async (check) => ({ ...check, ok: await answers(check.run()) })),
    );
    const isReady = !isDraining() && outcomes.every((check) => check.ok || !check.required);
    response.status(isReady ? 200 : 503).set('Cache-Control', 'no-store');
    response.json({
      status: isDraining() ? 'draining' : isReady ? 'ok' : 'unavailable',
      checks: Object.fromEntries(
        outcomes.map(({ name, ok, required }) => [name, ok ? 'ok' : required ? 'failing' : 'away']),
      ),
    });
  });

  app.get('/metrics', async (request, response, next) => {
    if (!mayReadMetrics(request, parts.metricsToken)) return next();
    const { contentType, body } = await parts.metrics.expose();
    response.set('Content-Type', contentType).send(body);
  });

  app.get('/api/version', (_request, response) => {
    response.set('Cache-Control', 'no-store');
    response.json({
      name: 'parley',
      version: parts.version,
      protocol: { version: protocolVersion, floor: protocolFloor },
    });
  });
}

/** With a token, whoever has it; without, only programs on this machine that did not come through a proxy. */
function mayReadMetrics(request: Request, token: string | undefined): boolean {
  if (token === undefined) {
    const { remoteAddress = '' } = request.socket;
    return /^(::ffff:)?127\.|^::1$/.test(remoteAddress) && request.headers['x-forwarded-for'] === undefined;
  }
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function answers(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, checkTimeoutMs, false);
  });
  const outcome = await Promise.race([work.then(() => true).catch(() => false), timeout]);
  clearTimeout(timer);
  return outcome;
}
