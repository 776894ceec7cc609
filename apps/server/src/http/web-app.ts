import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import sirv from 'sirv';

/** Serves the built web app: files by name, and its page for every other address, which the page itself reads. */
export function serveWebApp(directory: string): RequestHandler {
  if (!existsSync(join(directory, 'index.html'))) return explainMissing;
  const serve = sirv(directory, {
    etag: true,
    single: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, path) => {
      // The build puts a hash of the content into the names below /assets/.
      const caching = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      response.setHeader('Cache-Control', caching);
    },
  });
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    serve(request, response, () => next());
  };
}

const explainMissing: RequestHandler = (_request, response) => {
  response.status(503).type('text/plain').send('The web app has not been built yet: npm run build\n');
};
