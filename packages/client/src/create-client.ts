import { uuidv7 } from 'uuidv7';
import { indexedDbCacheStorage } from './cache/cache-indexed-db.js';
import type { CacheStorage } from './cache/cache-storage.js';
import type { ChatClient } from './chat-client.js';
import { type Clock, systemClock } from './clock.js';
import { composeClient } from './compose-client.js';
import type { OnFault } from './faults.js';
import { createHttp, type HttpOptions } from './http.js';
import { indexedDbOutboxStorage } from './outbox-indexed-db.js';
import { memoryOutboxStorage, type OutboxStorage } from './outbox-storage.js';
import { type ListenToPage, listenToPage } from './page-signals.js';
import type { Schedule } from './store/chat-store.js';
import { browserTabPlace, type TabPlace } from './tabs/tab-place.js';
import type { ClimbMs } from './transports/ladder.js';
import { socketIoLadder } from './transports/socket-io.js';
import type { Transport } from './transports/transport.js';

export interface ChatClientOptions {
  readonly workspaceSlug: string;
  readonly http: HttpOptions;
  /** Default: IndexedDB where there is one, else memory. */
  readonly storage?: OutboxStorage;
  /** Default: IndexedDB where there is one. Null: nothing of what is known is kept over a reload. */
  readonly cache?: CacheStorage | null;
  /** Default: Socket.IO over WebSocket, else server-sent events, else long-polling. */
  readonly transport?: Transport;
  /** How long to stay with less than WebSocket before it is tried again. Default: 5 to 10 minutes. */
  readonly climbMs?: ClimbMs;
  /** Where the other tabs of this browser are met. Default: the page's, where it has one. Null: they are left alone. */
  readonly tabPlace?: TabPlace | null;
  readonly clock?: Clock;
  /** Numbers from 0 up to 1. */
  readonly random?: () => number;
  /** UUIDv7s. */
  readonly ids?: () => string;
  /** When views hear of changes. Default: once per animation frame. */
  readonly schedule?: Schedule;
  readonly listenToPage?: ListenToPage;
  readonly onFault?: OnFault;
}

/** Makes a client and starts it. */
export function createChatClient(options: ChatClientOptions): ChatClient {
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  const { climbMs } = options;
  const { baseUrl } = options.http;
  return composeClient({
    workspaceSlug: options.workspaceSlug,
    clock,
    http: createHttp({ clock, ...options.http }),
    transport: options.transport ?? socketIoLadder({ baseUrl, clock, random, ...(climbMs && { climbMs }) }),
    storage: options.storage ?? defaultStorage(),
    cache: options.cache === undefined ? defaultCache() : options.cache,
    tabPlace: options.tabPlace === undefined ? browserTabPlace() : options.tabPlace,
    random,
    ids: options.ids ?? uuidv7,
    schedule: options.schedule,
    listenToPage: options.listenToPage ?? listenToPage,
    onFault: options.onFault ?? (() => {}),
  });
}

const defaultStorage = (): OutboxStorage =>
  typeof indexedDB === 'undefined' ? memoryOutboxStorage() : indexedDbOutboxStorage();

const defaultCache = (): CacheStorage | null =>
  typeof indexedDB === 'undefined' ? null : indexedDbCacheStorage();
