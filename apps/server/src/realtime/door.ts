import type { IncomingMessage } from 'node:http';
import type { CloseReason } from '@parley/protocol';
import { addressKey } from '../platform/address-key.js';
import { DomainError } from '../platform/domain-error.js';
import type { Metrics } from '../platform/metrics.js';
import type { RateLimiter } from '../platform/rate-limiter.js';
import { createInboundFrames } from './inbound-frames.js';

/** On this node. Other nodes count for themselves: what is protected is the memory of each. */
export interface DoorLimits {
  readonly connectionsPerPerson: number;
  readonly connectionsPerAddress: number;
  /** That have not yet shown who they are. */
  readonly unverifiedPerAddress: number;
  /** In 10 seconds. */
  readonly framesPerConnection: number;
}

export interface DoorParts {
  readonly limits: DoorLimits;
  /** Of handshakes, per address. */
  readonly handshakes: Pick<RateLimiter, 'consume'>;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly metrics: Pick<Metrics, 'connects' | 'disconnects'>;
}

/** A connection of Engine.IO. */
export interface Knocking {
  readonly request: IncomingMessage;
  on(event: 'packet', listener: () => void): void;
  off(event: 'packet', listener: () => void): void;
  once(event: 'close', listener: () => void): void;
  close(discard: boolean): void;
}

/** Counts connections from the first byte on, so that nobody can hold more of a node than is theirs. */
export interface Door {
  /** Whether a connection may be begun; asked before anything is built for it. */
  mayKnock(request: IncomingMessage): boolean;
  /** It has been begun. It is counted until it closes. */
  knocked(connection: Knocking): void;
  /** Whether it may be looked at closer. Only once for each connection. */
  mayShow(connection: object): Promise<CloseReason | undefined>;
  /** Takes a place for the person, or tells why there is none. */
  enter(connection: object, userId: string): CloseReason | undefined;
  /** It is let in: it waits no longer. */
  entered(connection: object): void;
  /** It is refused: the place is free again. */
  leave(connection: object): void;
}

/** Over all addresses: some 200 MB in the worst case, and four times the largest storm this is built for. */
const unverifiedPerNode = 20_000;
interface Visit {
  readonly address: string;
  isUnverified: boolean;
  isShown: boolean;
  readonly stopCounting: () => void;
  userId?: string | undefined;
}

export function createDoor({ limits, handshakes, addressOf, metrics }: DoorParts): Door {
  const visits = new WeakMap<object, Visit>();
  const unverified = createTally();
  const open = createTally();
  const people = createTally();

  function leave(visit: Visit | undefined): void {
    if (visit?.userId === undefined) return;
    people.remove(visit.userId);
    open.remove(visit.address);
    visit.userId = undefined;
  }

  function verified(visit: Visit | undefined): void {
    if (!visit?.isUnverified) return;
    visit.isUnverified = false;
    visit.stopCounting();
    unverified.remove(visit.address);
  }

  return {
    mayKnock: (request) => {
      const address = addressKey(addressOf(request));
      const hasRoom =
        unverified.of(address) < limits.unverifiedPerAddress && unverified.total() < unverifiedPerNode;
      if (!hasRoom) metrics.connects.inc({ outcome: 'too_many_connections' });
      return hasRoom;
    },
    knocked: (connection) => {
      const packets = createInboundFrames({
        points: limits.framesPerConnection,
        onFlood: () => {
          metrics.disconnects.inc({ reason: 'flooding' });
          connection.close(true);
        },
      });
      const count = () => void packets.take();
      connection.on('packet', count);
      const visit: Visit = {
        address: addressKey(addressOf(connection.request)),
        isUnverified: true,
        isShown: false,
        stopCounting: () => connection.off('packet', count),
      };
      visits.set(connection, visit);
      unverified.add(visit.address);
      connection.once('close', () => {
        verified(visit);
        leave(visit);
      });
    },
    mayShow: async (connection) => {
      const visit = visits.get(connection);
      if (!visit || visit.isShown) return 'token_invalid';
      visit.isShown = true;
      try {
        await handshakes.consume(visit.address);
      } catch (error) {
        if (error instanceof DomainError && error.code === 'rate_limited') return 'rate_limited';
        throw error;
      }
      return open.of(visit.address) < limits.connectionsPerAddress ? undefined : 'too_many_connections';
    },
    enter: (connection, userId) => {
      const visit = visits.get(connection);
      // Closed meanwhile, and no longer counted.
      if (!visit?.isUnverified) return 'token_invalid';
      if (open.of(visit.address) >= limits.connectionsPerAddress) return 'too_many_connections';
      if (people.of(userId) >= limits.connectionsPerPerson) return 'too_many_connections';
      visit.userId = userId;
      people.add(userId);
      open.add(visit.address);
      return undefined;
    },
    entered: (connection) => verified(visits.get(connection)),
    leave: (connection) => leave(visits.get(connection)),
  };
}

/** How many there are of each key. */
function createTally() {
  const counts = new Map<string, number>();
  let total = 0;
  return {
    of: (key: string) => counts.get(key) ?? 0,
    total: () => total,
    add: (key: string) => {
      total += 1;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    remove: (key: string) => {
      total -= 1;
      const left = (counts.get(key) ?? 1) - 1;
      if (left > 0) counts.set(key, left);
      else counts.delete(key);
    },
  };
}
