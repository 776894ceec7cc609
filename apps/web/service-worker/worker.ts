/** What the build puts in the place of the name: see service-worker/plugin.ts. */
interface Shell {
  /** Another one with every change of any file. */
  readonly version: string;
  /** The script the page starts with, by which a page is known to be of this version. */
  readonly entry: string;
  /** Paths of everything the app is made of. */
  readonly files: readonly string[];
}

declare const __PARLEY_SHELL__: Shell;
/** The types of a page do not know where this runs. */
const scope = self as unknown as ServiceWorkerGlobalScope;

/**
 * Lets the app open without a connection. It keeps the files of its own version and hands them out: the page when the
 * server does not give it, the rest whenever it is asked for. What people write and read never comes this way.
 */
const { version, entry, files } = __PARLEY_SHELL__;
const prefix = 'parley-shell-';
const shellName = prefix + version;
/** The page itself, under the address it is kept at. */
const pagePath = '/';
/** Below it every name has a hash of its content in it. */
const hashed = '/assets/';
/** A server that takes longer to give the page is not waited for. */
const pageWithinMs = 3_000;
const atOnce = 4;
/** A page that is loaded anew is there again before this, as the old one stays until the new one has come. */
const isBackWithinMs = 1_500;

scope.addEventListener('install', (event) => event.waitUntil(keepShell()));
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()));
scope.addEventListener('message', (event) => answer(event));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return;
  if (request.mode === 'navigate') {
    if (isPage(pathname)) event.respondWith(page(event));
  } else if (pathname.startsWith(hashed)) event.respondWith(asset(request));
  else if (files.includes(pathname)) event.respondWith(fresh(request));
});

/** The addresses that the app reads itself; every other one is the server's. */
const isPage = (path: string): boolean => /^\/(w\/.*|join\/.*|sign-in|reset|setup)?$/.test(path);

/** All or nothing: a version that is not whole is no use without a connection. */
async function keepShell(): Promise<void> {
  const shell = await caches.open(shellName);
  const waiting = [...files];
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const isHashed = path.startsWith(hashed);
      const known = isHashed ? await caches.match(path) : undefined;
      await shell.put(path, known ?? (await fetchWhole(path, isHashed ? 'default' : 'no-cache')));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** A sign-in page of a proxy, or an error, must not take the place of a file for good. */
async function fetchWhole(path: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(path, { cache });
  if (!response.ok || response.redirected) throw new Error(`${path} cannot be kept: ${response.status}`);
  return response;
}

/** Pages of the version before may still be open and ask for their files; older ones are let go. */
async function takeOver(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== shellName);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
  await scope.registration.navigationPreload?.enable();
  await scope.clients.claim();
}

/** The server's page, so that an update is seen with the next reload; the kept one where there is none. */
async function page(event: FetchEvent): Promise<Response> {
  const ofServer = Promise.resolve(event.preloadResponse)
    .then((preloaded: Response | undefined) => preloaded ?? fetch(event.request))
    .catch(() => undefined);
  event.waitUntil(ofServer);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, pageWithinMs));
  const response = await Promise.race([ofServer, late]);
  // A proxy whose server is away answers in its own words.
  if (response && response.status < 500) return response;
  const kept = await (await caches.open(shellName)).match(pagePath);
  return kept ?? response ?? (await ofServer) ?? Response.error();
}

/** A name with a hash in it means one content for ever, from whichever version it was kept. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200) void (await caches.open(shellName)).put(request.url, response.clone());
  return response;
}

async function fresh(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    const kept = await (await caches.open(shellName)).match(new URL(request.url).pathname);
    return kept ?? Response.error();
  }
}

/**
 * A page says which version it is. When it is this one already there is nothing to tell, and this worker may serve it;
 * else the page hears that there is a newer one, and says when it wants it.
 */
function answer(event: ExtendableMessageEvent): void {
  const { data, source } = event;
  const said: unknown = data;
  if (typeof said !== 'object' || said === null || !('kind' in said)) return;
  if (said.kind === 'take-over') void scope.skipWaiting();
  else if (said.kind === 'gone') event.waitUntil(clearIcon());
  else if (said.kind === 'page' && 'entry' in said) {
    if (said.entry === entry) void scope.skipWaiting();
    else source?.postMessage({ kind: 'newer' });
  }
}

/** What stands on the icon of the app is counted by pages, and goes with the last of them. */
async function clearIcon(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, isBackWithinMs));
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length === 0) await scope.navigator.clearAppBadge?.();
}
