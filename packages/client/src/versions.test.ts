import { protocolVersion } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createChatClient } from './create-client.js';
import type { Fetch } from './http.js';
import { memoryOutboxStorage } from './outbox-storage.js';
import { ModelWorld } from './testing/model-world.js';
import { memoryTransport } from './transports/memory.js';

/** A client of a server whose answers to some requests are replaced on the way. */
function clientWhere(replaced: (url: string, answer: Response) => Response | Promise<Response>) {
  const world = new ModelWorld();
  const { clock, server } = world;
  const anna = server.workspace.addMember('Anna');
  const fetchNow = server.fetchAs(anna);
  const fetch: Fetch = async (url, init) => replaced(url, await fetchNow(url, init));
  const spoken: unknown[] = [];
  const client = createChatClient({
    workspaceSlug: server.workspace.workspace.slug,
    http: { baseUrl: '', fetch },
    transport: memoryTransport({
      clock,
      peer: {
        accept: (auth, line) => {
          spoken.push(auth.protocol);
          return server.accept(auth, line);
        },
      },
    }),
    storage: memoryOutboxStorage(),
    clock,
    schedule: queueMicrotask,
    listenToPage: () => () => {},
  });
  return { world, client, spoken };
}

const withProtocol = (protocol: object) => async (url: string, answer: Response) =>
  url.includes('/realtime/bootstrap')
    ? new Response(JSON.stringify({ ...((await answer.json()) as object), protocol }))
    : answer;

describe('a client and a server of different versions', () => {
  it.each([
    { floor: 99, version: 99 },
    { floor: 0, version: 0 },
  ])('[R-EVT-5] part with a code when the server speaks %o, and the client says which', async (protocol) => {
    const { world, client, spoken } = clientWhere(withProtocol(protocol));
    await world.clock.advance(60_000);
    expect(client.store.getState().phase).toEqual({ kind: 'refused', code: 'protocol_unsupported' });
    expect(client.store.getState().line.server?.protocol).toEqual(protocol);
    expect(spoken).toEqual([]);
  });

  it('[R-EVT-5] talk as long as the server still knows the version of the client', async () => {
    const { world, client, spoken } = clientWhere(withProtocol({ floor: 1, version: 99 }));
    await world.clock.until(() => client.store.getState().connection.status === 'connected');
    expect(spoken).toEqual([protocolVersion]);
  });
});

describe('an answer that a proxy gave in the server’s place', () => {
  it.each([401, 403, 404])('[R-AUTH-1] does not end the client: a bare %i is tried again', async (status) => {
    let isInTheWay = true;
    const { world, client } = clientWhere((url, answer) =>
      isInTheWay && url.includes('/realtime/token')
        ? new Response('<html>Sign in to the network</html>', { status })
        : answer,
    );
    await world.clock.advance(30_000);
    const { phase, connection, me } = client.store.getState();
    expect(phase.kind).not.toBe('refused');
    expect(connection.status).toBe('reconnecting');
    expect(me).not.toBeNull();
    isInTheWay = false;
    expect(await world.clock.until(() => client.store.getState().connection.status === 'connected')).toBe(
      true,
    );
  });
});
