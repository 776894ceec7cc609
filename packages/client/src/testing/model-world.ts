import type { UserId } from '@parley/protocol';
import type { CacheStorage } from '../cache/cache-storage.js';
import type { ChatClient } from '../chat-client.js';
import { createChatClient } from '../create-client.js';
import type { OnFault } from '../faults.js';
import { memoryOutboxStorage, type OutboxStorage } from '../outbox-storage.js';
import type { ListenToPage } from '../page-signals.js';
import type { Schedule } from '../store/chat-store.js';
import { fairWeather, memoryTransport, type Weather } from '../transports/memory.js';
import type { FakeTab } from './fake-browser.js';
import { FakeClock } from './fake-clock.js';
import { ModelServer } from './model-server.js';
import { countedIds, seededRandom } from './seeded.js';

export interface ModelClientOptions {
  readonly weather?: Weather;
  readonly storage?: OutboxStorage;
  readonly cache?: CacheStorage | null;
  readonly schedule?: Schedule;
  readonly listenToPage?: ListenToPage;
  readonly onFault?: OnFault;
  /** The tab it runs in; without one it shares nothing with others. */
  readonly tab?: FakeTab;
}

/** A model server, a clock that is turned by hand, and clients of it that share both. */
export class ModelWorld {
  readonly clock = new FakeClock();
  readonly server: ModelServer;
  readonly random: () => number;
  #clients = 0;

  constructor(options: { readonly seed?: number; readonly pageSize?: number } = {}) {
    this.server = new ModelServer({ clock: this.clock, pageSize: options.pageSize ?? 5 });
    this.random = seededRandom(options.seed ?? 1);
  }

  client(userId: UserId, options: ModelClientOptions = {}): ChatClient {
    const { clock, server } = this;
    const { weather = fairWeather, storage = memoryOutboxStorage(), tab, ...rest } = options;
    const fetch = server.fetchAs(userId, weather);
    const transport = memoryTransport({ peer: server, clock, weather });
    this.#clients += 1;
    return createChatClient({
      workspaceSlug: server.workspace.workspace.slug,
      http: { baseUrl: '', fetch: tab ? tab.fetch(fetch) : fetch },
      transport: tab ? tab.transport(transport) : transport,
      tabPlace: tab?.place ?? null,
      storage,
      clock: tab?.clock ?? clock,
      random: this.random,
      ids: countedIds(this.#clients),
      schedule: queueMicrotask,
      listenToPage: () => () => {},
      ...rest,
    });
  }
}
