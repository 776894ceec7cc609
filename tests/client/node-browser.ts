import {
  type CacheStorage,
  type ChatClient,
  createChatClient,
  createHttp,
  type Fetch,
  type HttpCall,
  type Transport,
} from '@parley/client';

/** What a browser does for the client and Node does not: it keeps cookies. */
export interface NodeBrowser {
  readonly call: HttpCall;
  /** With the cookies. */
  readonly fetch: Fetch;
  /** What it would send as the `cookie` header now. */
  cookie(): string;
  chat(workspaceSlug: string, transport?: Transport, cache?: CacheStorage): ChatClient;
}

/** `fetchNow`: what carries its requests; Node's own unless given. */
export function createNodeBrowser(url: string, fetchNow: Fetch = fetch): NodeBrowser {
  const jar = new Map<string, string>();
  const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const fetchWithCookies: Fetch = async (target, init) => {
    const cookie = cookieHeader();
    const response = await fetchNow(target, {
      ...init,
      headers: { ...init.headers, ...(cookie && { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  const http = { baseUrl: url, fetch: fetchWithCookies };
  return {
    call: createHttp(http),
    fetch: fetchWithCookies,
    cookie: cookieHeader,
    chat: (workspaceSlug, transport, cache) =>
      createChatClient({ workspaceSlug, http, ...(transport && { transport }), ...(cache && { cache }) }),
  };
}

/** Resolves when the state satisfies; the test's own time-out is the limit. */
export function seen<T>(
  client: ChatClient,
  look: (state: ReturnType<ChatClient['store']['getState']>) => T | undefined | false,
): Promise<T> {
  return new Promise((resolve) => {
    const check = () => {
      const found = look(client.store.getState());
      if (found === undefined || found === false) return false;
      stop();
      resolve(found);
      return true;
    };
    let stop = () => {};
    if (!check()) stop = client.store.subscribe(check);
  });
}
