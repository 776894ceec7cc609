import type { Envelope, TransientEvent } from '@parley/protocol';
import { createShardedAdapter } from '@socket.io/redis-adapter';
import type { Namespace } from 'socket.io';
import { Adapter, type BroadcastOptions, type ClusterMessage, MessageType } from 'socket.io-adapter';
import type { RedisConnections } from '../platform/redis.js';
import { createDelivery, type Packet } from './direct-delivery.js';

export type RoomAdapter = (namespace: Namespace) => Adapter;

export interface RoomObserver {
  /** Events of a stream are about to go out to this node's sockets; they come from another node. */
  received(events: readonly Envelope[]): void;
  /** The same of passing facts. */
  receivedTransients(events: readonly TransientEvent[]): void;
  /** Something came from another node; `isWanted` when anybody here is in the room (R-SCALE-2). */
  arrived(isWanted: boolean): void;
  /** Nobody on this node is in the room any more. */
  emptied(room: string): void;
}

/** Rooms of one node without Redis. */
export function localRooms(observer: RoomObserver): RoomAdapter {
  // Socket.IO calls it with `new`, so it cannot be an arrow.
  return function roomsOf(namespace) {
    const adapter = new Adapter(namespace);
    const deliver = createDelivery();
    adapter.broadcast = (packet: Packet, options) => deliver(adapter, packet, options);
    return watchRooms(adapter, observer);
  };
}

/**
 * Rooms of all nodes: Redis carries a room's events only to the nodes that have somebody in it.
 *
 * The adapter as it comes delivers to this node's sockets only when Redis has answered, so a slow Redis would hold up
 * everybody. Here they come first, and what Redis does with the rest is not waited for.
 */
export function sharedRooms(redis: RedisConnections, observer: RoomObserver): RoomAdapter {
  const create = createShardedAdapter(redis.publish, redis.subscribe, { subscriptionMode: 'dynamic' });
  return function roomsOf(namespace) {
    const adapter = create(namespace) as unknown as Adapter & ClusterInsides;
    const deliver = createDelivery();
    const onMessage = adapter.onMessage.bind(adapter);
    adapter.broadcast = (packet: Packet, options: BroadcastOptions) => {
      const rooms = [...options.rooms];
      if (rooms.some((room) => adapter.rooms.has(room))) deliver(adapter, packet, options);
      if (options.flags?.local) return;
      const data = { packet, opts: { rooms, except: [], flags: options.flags } };
      adapter.publish({ type: MessageType.BROADCAST, data } as never);
    };
    adapter.onMessage = (message, offset) => {
      const broadcast = broadcastOf(message, adapter.uid);
      if (!broadcast) return onMessage(message, offset);
      const { packet, rooms } = broadcast;
      observer.arrived(rooms.some((room) => adapter.rooms.has(room)));
      const [name, content] = packet.data;
      if (name === 'stream.events') observer.received(content as Envelope[]);
      else if (name === 'transient.events') observer.receivedTransients(content as TransientEvent[]);
      deliver(adapter, packet, { rooms: new Set(rooms) });
    };
    return watchRooms(adapter, observer);
  };
}

/** Longer, and Redis is not there to wait for; the head check then finds what was missed. */
const readyTimeoutMs = 500;

/**
 * A node asks Redis for a room's messages when its first socket joins, and does not wait for the answer. Redis answers
 * in order, so once a later subscription is confirmed, all earlier ones are in force. One confirmation serves all who
 * join in the same tick.
 */
export function roomsReady(redis: RedisConnections | undefined): () => Promise<void> {
  if (!redis) return async () => undefined;
  let next: Promise<void> | undefined;
  const confirm = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    next = undefined;
    // While Redis is away nothing can be confirmed, and nothing comes from other nodes but by the head check.
    if (redis.subscribe.status !== 'ready') return;
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, readyTimeoutMs);
    });
    const confirmed = redis.subscribe.ssubscribe('parley#confirm').then(
      () => undefined,
      () => undefined,
    );
    await Promise.race([confirmed, tooLate]);
    clearTimeout(timer);
  };
  return () => {
    next ??= confirm();
    return next;
  };
}

/** What the cluster adapter keeps for its subclasses. */
interface ClusterInsides {
  readonly uid: string;
  publish(message: ClusterMessage): void;
  onMessage(message: ClusterMessage, offset?: string): void;
}

/** A packet for a room, sent by another node. */
function broadcastOf(
  message: ClusterMessage,
  ownUid: string,
): { packet: Packet; rooms: string[] } | undefined {
  if (message.type !== MessageType.BROADCAST || message.uid === ownUid) return undefined;
  const { packet, opts } = message.data as { packet: Packet; opts: { rooms: string[] } };
  return { packet, rooms: opts.rooms };
}

function watchRooms(adapter: Adapter, observer: RoomObserver): Adapter {
  adapter.on('delete-room', (room: string) => observer.emptied(room));
  return adapter;
}
