export { uuidv7 as newId } from 'uuidv7';
export { indexedDbCacheStorage } from './cache/cache-indexed-db.js';
export { type CacheStorage, memoryCacheStorage } from './cache/cache-storage.js';
export * from './chat-client.js';
export { type CancelTimer, type Clock, systemClock } from './clock.js';
export * from './create-client.js';
export type { ClientFault, OnFault } from './faults.js';
export * from './http.js';
export { indexedDbOutboxStorage } from './outbox-indexed-db.js';
export { memoryOutboxStorage, type OutboxOwner, type OutboxStorage } from './outbox-storage.js';
export { type MovedMarkers, readAll, readLine, readThread } from './read-line.js';
export { type ClientFaultKind, clientFaultKind } from './refusals.js';
export * from './store/chosen.js';
export { compareNames } from './store/compare-names.js';
export * from './store/custom-emoji.js';
export * from './store/later.js';
export * from './store/noticed.js';
export * from './store/notifications.js';
export * from './store/people.js';
export * from './store/polls.js';
export * from './store/reactions.js';
export { isCounted } from './store/reducers/read-state.js';
export * from './store/selectors.js';
export * from './store/sidebar.js';
export * from './store/state.js';
export * from './store/threads.js';
export { browserTabPlace, type TabPlace } from './tabs/tab-place.js';
export type { ClimbMs } from './transports/ladder.js';
export {
  type SocketIoLadderOptions,
  type SocketIoOptions,
  socketIoLadder,
  socketIoTransport,
} from './transports/socket-io.js';
export type { Handshake, Line, LineListener, Transport } from './transports/transport.js';
